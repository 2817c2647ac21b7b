import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../failure.ts';
import type { Files } from './project-files.ts';

/**
 * Refuses a folder with something in it, unless told that its files may be written over. Asked before the work is done.
 *
 * @throws CommandError naming the folder
 */
export function assertWritable(folder: string, force: boolean): void {
  if (force || !existsSync(folder) || readdirSync(folder).length === 0) return;
  throw new CommandError(
    `${folder} is not empty; name another folder, or add --force to write over its files`,
  );
}

/** Writes the files; others in the folder stay. */
export function writeFiles(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
