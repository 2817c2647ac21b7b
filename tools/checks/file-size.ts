/** No hand-written source over 300 lines: a longer one holds more than one thing. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MAX_LINES = 300;

export interface LongFile {
  readonly file: string;
  readonly lines: number;
}

/** Returns the hand-written .ts and .mjs files of the checkout with more than 300 lines, the longest first. */
export function findLongFiles(root: string): LongFile[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.mts', '*.mjs'];
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && !/(^|\/)generated\//.test(file) && existsSync(join(root, file)))
    .map((file) => ({ file, lines: countLines(readFileSync(join(root, file), 'utf8')) }))
    .filter(({ lines }) => lines > MAX_LINES)
    .sort((a, b) => b.lines - a.lines);
}

function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
