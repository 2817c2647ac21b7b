import type { Espalier, Scope, Tenant, Token } from '@espalier/sdk';
import { type Command, InvalidArgumentError } from 'commander';
import { type Cell, inColumns } from '../columns.ts';
import { addCommand, addCommandGroup } from '../command.ts';
import { withDirectory } from '../connection.ts';
import { CommandError } from '../failure.ts';
import { type CommonOptions, paint, printResult, say, visibleLine } from '../output.ts';

interface TokenOptions extends CommonOptions {
  /** Id or slug. */
  readonly tenant: string;
}

interface CreateOptions extends TokenOptions {
  readonly name: string;
  readonly scope: Scope[];
  readonly party?: string;
  readonly expires?: string;
}

/** `espalier token`: tokens of a tenant, for the platform administrator. */
export function addToken(program: Command): void {
  const token = addCommandGroup(program, {
    usage: 'token',
    summary: 'Make, list and revoke tokens. ESPALIER_TOKEN must be that of the platform administrator.',
    examples: ['espalier token list --tenant university'],
  });
  const ofTenant = (command: Command) =>
    command.requiredOption('--tenant <slug|id>', 'tenant that the token belongs to');
  ofTenant(
    addCommand(token, {
      usage: 'create',
      summary: 'Make a token. It is printed on stdout, this once.',
      examples: [
        'espalier token create --tenant university --name ci --scope directory:read directory:write',
      ],
    }),
  )
    .requiredOption('--name <text>', 'what it is for')
    .requiredOption('--scope <scopes...>', 'what it may do, such as directory:read, tenant:admin')
    .option('--party <id>', 'the party that acts with it; its roles then limit it')
    .option(
      '--expires <when>',
      'a time such as 2027-01-31T00:00:00Z, or days from now such as 90d',
      readExpiry,
    )
    .action(createToken);
  ofTenant(
    addCommand(token, {
      usage: 'list',
      summary: 'List the tokens of a tenant, without their secrets.',
      examples: ['espalier token list --tenant university'],
    }),
  ).action(listTokens);
  ofTenant(
    addCommand(token, {
      usage: 'revoke <id>',
      summary: 'Revoke a token. It stops working at once.',
      examples: ['espalier token revoke 01931c7e-8f3a-7c11-b3a6-6d3a2e9b1f00 --tenant university'],
    }),
  ).action(revokeToken);
}

function readExpiry(text: string): string {
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  const time = days === undefined ? Date.parse(text) : Date.now() + Number(days) * 86_400_000;
  if (Number.isNaN(time)) throw new InvalidArgumentError('Give a time in RFC 3339, or days such as 90d.');
  return new Date(time).toISOString();
}

async function createToken({ tenant, name, scope, party, expires, json }: CreateOptions): Promise<void> {
  const body = {
    name,
    scopes: scope,
    ...(party === undefined ? {} : { partyId: party }),
    ...(expires === undefined ? {} : { expiresAt: expires }),
  };
  await withDirectory(async (client) => {
    const { id, slug } = await findTenant(client, tenant);
    const made = await client.tenants.createToken(id, body);
    say(`made token ${made.id} of tenant ${slug}; it is shown this once`);
    printResult({ ...(json && { json }) }, made, () => made.token);
  });
}

async function listTokens({ tenant, ...options }: TokenOptions): Promise<void> {
  await withDirectory(async (client) => {
    const { id } = await findTenant(client, tenant);
    const tokens: Token[] = [];
    for await (const token of client.tenants.listTokens(id)) tokens.push(token);
    printResult(options, { data: tokens }, () => tableOf(tokens));
  });
}

async function revokeToken(id: string, { tenant, ...options }: TokenOptions): Promise<void> {
  await withDirectory(async (client) => {
    const { id: tenantId } = await findTenant(client, tenant);
    await client.tenants.deleteToken(tenantId, id);
    printResult(options, { revoked: id }, () => `revoked ${id}`);
  });
}

function tableOf(tokens: readonly Token[]): string {
  const bold = (text: string): Cell => ({ text, paint: (plain) => paint('bold', plain) });
  const head = ['ID', 'NAME', 'SCOPES', 'PARTY', 'EXPIRES', 'CREATED'].map(bold);
  const rows = tokens.map(({ id, name, scopes, partyId, expiresAt, createdAt }) =>
    [id, visibleLine(name), scopes.join(' '), partyId ?? '-', expiresAt ?? 'never', createdAt].map(
      (text) => ({
        text,
      }),
    ),
  );
  return inColumns([head, ...rows]);
}

async function findTenant(client: Espalier, wanted: string): Promise<Tenant> {
  for await (const tenant of client.tenants.list())
    if (tenant.id === wanted || tenant.slug === wanted) return tenant;
  throw new CommandError(`there is no tenant ${wanted}; give its slug or its id`);
}
