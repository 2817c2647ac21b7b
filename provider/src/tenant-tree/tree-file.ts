/** Tenant trees from YAML and JSON files, and where in the file each thing stands. */
import { readFileSync } from 'node:fs';
import {
  type Document,
  isAlias,
  isMap,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
} from 'yaml';

/** A file that was read. */
export interface TreeFile {
  /** What it says; undefined when it is no YAML or JSON. */
  readonly tree: unknown;
  /** What keeps it from being read, each with its place. */
  readonly problems: readonly string[];
  /** `FILE:LINE:COLUMN` of what a pointer names, or of what it should stand in. */
  place(pointer: string): string;
}

type Parsed = Document.Parsed<ParsedNode>;

/**
 * Reads a file; JSON when its name ends in `.json`, else YAML 1.2.
 *
 * @param path from the working directory of the program
 */
export function readTreeFile(path: string): TreeFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return unreadable(path, `cannot be read (${code}); its path counts from the folder of the program`);
  }
  return parseTree(path, text);
}

/** As {@link readTreeFile}, for a text that is there already. */
export function parseTree(path: string, text: string): TreeFile {
  const lines = new LineCounter();
  const schema = path.endsWith('.json') ? 'json' : 'core';
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema }) as Parsed;
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  const place = (pointer: string) => at(offsetOf(document, pointer));
  const problems = document.errors.map(({ pos, message }) => `${at(pos[0])}: ${message}`);
  if (problems.length > 0) return { tree: undefined, problems, place };
  try {
    return { tree: document.toJS(), problems, place };
  } catch (error) {
    // Aliases of aliases that would grow without end.
    return unreadable(path, error instanceof Error ? error.message : String(error));
  }
}

function unreadable(path: string, problem: string): TreeFile {
  return { tree: undefined, problems: [`${path}: ${problem}`], place: () => path };
}

/** Where a key or an item begins; of what is not there, what it should stand in. */
function offsetOf(document: Parsed, pointer: string): number {
  let node: Node | null = document.contents;
  let offset = startOf(node);
  for (const segment of pointer.split('/').slice(1)) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    const held: Node | null | undefined = isAlias(node) ? node.resolve(document) : node;
    const next = stepInto(held, name);
    if (next === undefined) return offset;
    offset = next.offset;
    node = next.node;
  }
  return offset;
}

function stepInto(
  node: Node | null | undefined,
  name: string,
): { offset: number; node: Node | null } | undefined {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find(({ key }) => String(key) === name);
    return pair && { offset: startOf(pair.key), node: pair.value };
  }
  if (!isSeq<Node>(node)) return undefined;
  const item = node.items[Number(name)];
  return item && { offset: startOf(item), node: item };
}

function startOf(node: Node | null | undefined): number {
  return node?.range?.[0] ?? 0;
}
