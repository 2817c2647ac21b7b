import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { counted } from '../columns.ts';
import { addCommand } from '../command.ts';
import { dataFlag, type StoreOptions, withStoreFolder } from '../embedded-store.ts';
import { CommandError } from '../failure.ts';
import { type CommonOptions, printResult } from '../output.ts';

/** `espalier backup`: an embedded store, whole, as one file. */
export function addBackup(program: Command): void {
  addCommand(program, {
    usage: 'backup <file>',
    summary:
      'Write a consistent copy of an embedded store to a file: all tenants with ids, tokens (hashed) and audit trails. The directory must be stopped. For PostgreSQL use pg_dump.',
    examples: ['espalier backup espalier-2026-11-21.tar.gz'],
  })
    .option(...dataFlag)
    .option('--force', 'write over a file that exists')
    .action(backup);
}

async function backup(
  file: string,
  { force, data, ...options }: StoreOptions & CommonOptions,
): Promise<void> {
  if (existsSync(file) && !force) throw new CommandError(`${file} exists; add --force to write over it`);
  const { tenants, bytes } = await withStoreFolder(
    'backup',
    { ...(data && { data }) },
    async (folder, server) => {
      const made = await server.backupEmbedded(folder);
      // Under another name until it is whole: half a backup must not look like one. Only its owner may read it.
      const draft = `${file}.part`;
      await writeFile(draft, made.archive.stream(), { mode: 0o600, flush: true });
      await rename(draft, file);
      return { tenants: made.tenants, bytes: made.archive.size };
    },
  );
  const result = { file, tenants, bytes };
  printResult(
    options,
    result,
    () => `wrote ${file}: ${counted(tenants, 'tenant', 'tenants')}, ${(bytes / 1e6).toFixed(1)} MB`,
  );
}
