/** JSON as TypeScript, in the style of this repository. */

const lineWidth = 110;

/** A piece of code that stands in JSON as it is. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * Writes a value as an expression, on one line where it fits.
 *
 * @param value JSON, in which `Code` may stand anywhere
 * @param indent spaces before the line that it begins on
 * @param room characters on that line before it
 */
export function literal(value: unknown, indent = 0, room = 0): string {
  const flat = flatLiteral(value);
  if (indent + room + flat.length <= lineWidth && !flat.includes('\n')) return flat;
  const inner = ' '.repeat(indent + 2);
  const outer = ' '.repeat(indent);
  if (Array.isArray(value) && value.length > 0) {
    const items = value.map((item) => `${inner}${literal(item, indent + 2)},\n`);
    return `[\n${items.join('')}${outer}]`;
  }
  if (isPlainObject(value)) {
    const entries = Object.entries(value).map(([key, item]) => {
      const name = `${keyText(key)}: `;
      return `${inner}${name}${literal(item, indent + 2, name.length + 1)},\n`;
    });
    return `{\n${entries.join('')}${outer}}`;
  }
  return flat;
}

function flatLiteral(value: unknown): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(flatLiteral).join(', ')}]`;
  if (!isPlainObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${keyText(key)}: ${flatLiteral(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** A string in single quotes. Characters that editors hide or turn around are escaped. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replace(
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
      (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
    );
  return `'${escaped}'`;
}

function keyText(key: string): string {
  // As a plain key it would set the prototype.
  if (key === '__proto__') return `['__proto__']`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Code) && !Array.isArray(value);
}
