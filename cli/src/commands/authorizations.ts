import type { Authorization, Body, Espalier } from '@espalier/sdk';
import { type Command, Option } from 'commander';
import {
  authorizationSentence,
  authorizationStatuses,
  authorizationTable,
} from '../authorizations/authorization-text.ts';
import {
  type AuthorizationFilters,
  findAuthorization,
  listAuthorizations,
} from '../authorizations/find-authorizations.ts';
import { authorizationNamer, type NamedAuthorization } from '../authorizations/named-authorizations.ts';
import { addCommand, addCommandGroup } from '../command.ts';
import { withDirectory } from '../connection.ts';
import { type CommonOptions, printResult, say } from '../output.ts';
import { showProgress } from '../progress.ts';

type ListOptions = AuthorizationFilters & CommonOptions;

interface DecisionOptions extends ListOptions {
  readonly reason?: string;
  readonly scopes?: NonNullable<Body<'approveAuthorization'>['scopes']>;
}

/** `espalier authorizations`: who has approved which application, and what waits for a decision. */
export function addAuthorizations(program: Command): void {
  const authorizations = addCommandGroup(program, {
    usage: 'authorizations',
    summary: 'See and decide which applications act for which customers.',
    examples: ['espalier authorizations list --status pending'],
  });
  const add = (usage: string, summary: string, ...examples: string[]) =>
    addCommand(authorizations, { usage, summary, examples })
      .option('--application <id|name>', 'application of the authorization')
      .option('--unit <id|path|name>', "customer's unit of the authorization");
  add(
    'list',
    'List authorizations: what is granted, what waits, who has approved, and the link where a decision is due.',
    'espalier authorizations list',
    'espalier authorizations list --application Vega --status pending',
  )
    .addOption(new Option('--status <status>', 'status that they have').choices(authorizationStatuses))
    .action(list);
  add(
    'link [id]',
    'Make a fresh link to the page where a person decides. It is printed on stdout; the earlier one dies.',
    'espalier authorizations link --application Vega --unit "/Harbour Clinics"',
  ).action(link);
  add(
    'approve [id]',
    'Approve what is asked, or a part of it.',
    'espalier authorizations approve --application Vega --unit "/Harbour Clinics" --reason "agreed by e-mail"',
  )
    .option('--scopes <scopes...>', 'the part of what is asked that is granted (default: all)')
    .option('--reason <text>', 'kept as statusReason')
    .action(approve);
  add(
    'deny [id]',
    'Deny what is asked. Where it was a widening, the scopes that work stay.',
    'espalier authorizations deny --application Vega --unit "/Harbour Clinics" --reason "reads too much"',
  )
    .option('--reason <text>', 'kept as statusReason')
    .action(deny);
}

async function list(options: ListOptions): Promise<void> {
  const found = await withDirectory(async (client) => {
    const named = authorizationNamer(client);
    const progress = showProgress();
    const rows: NamedAuthorization[] = [];
    for (const authorization of await listAuthorizations(client, options)) {
      rows.push(await named(authorization));
      progress.update(`looking up names: ${rows.length} authorizations so far`);
    }
    progress.end();
    return rows;
  });
  printResult(options, { data: found }, () => authorizationTable(found));
}

async function link(id: string | undefined, options: ListOptions): Promise<void> {
  const made = await change(id, options, (client, found) => client.authorizations.link(found));
  say(`made a link; it works until ${made.actionExpiresAt}, earlier ones no more`);
  printResult(options, made, () => made.actionUrl ?? '');
}

async function approve(
  id: string | undefined,
  { reason, scopes, ...options }: DecisionOptions,
): Promise<void> {
  const body = { ...(reason === undefined ? {} : { reason }), ...(scopes === undefined ? {} : { scopes }) };
  const approved = await change(id, options, (client, found) => client.authorizations.approve(found, body));
  printResult(options, approved, () => authorizationSentence(approved));
}

async function deny(id: string | undefined, { reason, ...options }: DecisionOptions): Promise<void> {
  const body = reason === undefined ? {} : { reason };
  const denied = await change(id, options, (client, found) => client.authorizations.deny(found, body));
  printResult(options, denied, () => authorizationSentence(denied));
}

/** Finds one authorization and does something to it. */
function change(
  id: string | undefined,
  filters: AuthorizationFilters,
  act: (client: Espalier, id: string) => Promise<Authorization>,
): Promise<NamedAuthorization> {
  return withDirectory(async (client) => {
    const found = await findAuthorization(client, id, filters);
    return authorizationNamer(client)(await act(client, found.id));
  });
}
