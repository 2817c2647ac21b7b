import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { counted } from '../columns.ts';
import { addCommand } from '../command.ts';
import { dataFlag, type StoreOptions, withStoreFolder } from '../embedded-store.ts';
import { CommandError } from '../failure.ts';
import { type CommonOptions, printResult } from '../output.ts';

/** `espalier restore`: an embedded store from a file that `backup` wrote. */
export function addRestore(program: Command): void {
  addCommand(program, {
    usage: 'restore <file>',
    summary:
      'Make an embedded store from a file that "espalier backup" wrote. A store that is there is replaced only with --force, and only once the new one has been read.',
    examples: ['espalier restore espalier-2026-11-21.tar.gz --data .espalier/restored'],
  })
    .option(...dataFlag)
    .option('--force', 'replace the store that is in the folder')
    .action(restore);
}

async function restore(
  file: string,
  { force, data, ...options }: StoreOptions & CommonOptions,
): Promise<void> {
  const content = await readFile(file).catch((error: Error) => {
    throw new CommandError(`cannot read the backup: ${error.message}`);
  });
  const archive = new Blob([content]);
  const result = await withStoreFolder('restore', { ...(data && { data }) }, async (folder, server) => {
    const { tenants } = await server.restoreEmbedded(archive, folder, force ?? false);
    return { folder, tenants };
  });
  printResult(
    options,
    result,
    () => `restored ${counted(result.tenants, 'tenant', 'tenants')} to ${result.folder}`,
  );
}
