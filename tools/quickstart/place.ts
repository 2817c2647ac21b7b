/** Where a quickstart keeps what belongs to one store: embedded by default, one more place per other `--data`. */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rootFolder } from '../step.mjs';

/** Files of one quickstart, and the Pulumi stack that manages its tenant. */
export interface Place {
  /** Where the directory keeps tenants, as `serve --data` takes it. */
  data: string;
  /** Name of the Pulumi stack: `dev`, or `dev-` and a hash of the store. */
  stack: string;
  /** Holds the administrator's token, the address of the running directory and its output. */
  folder: string;
}

const espalierFolder = join(rootFolder, '.espalier');

/** @param data - value of `--data`; undefined: the embedded store in `.espalier/data` */
export function placeOf(data: string | undefined): Place {
  const stack =
    data === undefined ? 'dev' : `dev-${createHash('sha256').update(data).digest('hex').slice(0, 8)}`;
  return {
    data: data ?? join(espalierFolder, 'data'),
    stack,
    folder: join(espalierFolder, 'quickstart', stack),
  };
}

/** Where `npm run pulumi` finds the directory and a token for it. */
export const credentialsFile = join(espalierFolder, 'credentials.json');

/** Reads a JSON file of ours; undefined when it is not there. */
export function readJson<Shape>(path: string): Shape | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Shape) : undefined;
}

/** Writes a JSON file that only this user may read: it may hold a token. */
export function writePrivateJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  chmodSync(path, 0o600);
}
