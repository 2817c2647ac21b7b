/** Where output goes, and what of it a terminal may see. */
import { styleText } from 'node:util';

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: true;
}

/**
 * Prints the result of a command on stdout: `value` as JSON with --json, else `text`.
 *
 * @param text asked for only when it is printed; without a final newline
 */
export function printResult({ json }: CommonOptions, value: unknown, text: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(value, null, 2) : text()}\n`);
}

/** Says something about the work on stderr; it is no part of the result. */
export function say(words: string): void {
  process.stderr.write(`${visibleText(words)}\n`);
}

/** Colours text for stdout; as it is when stdout is no terminal, or NO_COLOR is set. */
export function paint(style: 'dim' | 'bold' | 'red' | 'green' | 'yellow', text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

/**
 * Text of others as a terminal may show it: names are kept exactly, and some hold escape sequences or characters that
 * turn the line around. Line feeds stay.
 */
export function visibleText(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (character) => (character === '\n' ? character : escaped(character)),
  );
}

/** As `visibleText`, for one line: line feeds are shown as escapes too. */
export function visibleLine(text: string): string {
  return visibleText(text).replaceAll('\n', escaped('\n'));
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Ends this process without a word when the reader of its output has gone, as in `espalier tree | head`. */
export function endQuietlyWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}
