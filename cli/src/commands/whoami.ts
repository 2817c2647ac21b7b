import type { Whoami } from '@espalier/sdk';
import type { Command } from 'commander';
import { inColumns } from '../columns.ts';
import { addCommand } from '../command.ts';
import { withDirectory } from '../connection.ts';
import { type CommonOptions, paint, printResult } from '../output.ts';

/** `espalier whoami`: whose token this is and what it may do. */
export function addWhoami(program: Command): void {
  addCommand(program, {
    usage: 'whoami',
    summary: 'Show the tenant and the rights of the token in ESPALIER_TOKEN.',
    examples: ['espalier whoami'],
  }).action(async (options: CommonOptions) => {
    const whoami = await withDirectory((client) => client.whoami());
    printResult(options, whoami, () => describe(whoami));
  });
}

function describe({ tenantId, tenantSlug, tokenId, scopes, partyId, platformAdministrator }: Whoami): string {
  const rows = [
    ['tenant', `${tenantSlug} (${tenantId})`],
    ['token', tokenId ?? (platformAdministrator ? 'platform administrator' : 'signed by an issuer')],
    ['scopes', scopes.join(', ')],
    ['acts as', partyId ?? 'nobody in particular'],
  ];
  return inColumns(
    rows.map(([name = '', value = '']) => [
      { text: name, paint: (text) => paint('dim', text) },
      { text: value },
    ]),
  );
}
