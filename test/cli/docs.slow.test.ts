/** The examples of docs/cli.md are run, in order; what they print must be what stands on the page. */
import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootFolder } from '../../tools/step.mjs';
import { TestStack } from '../provider/stack.ts';
import { run, runShell, ServedDirectory } from './command-line.ts';

const page = join(rootFolder, 'docs', 'cli.md');
const isUpdate = process.env.ESPALIER_UPDATE_DOCS === '1';
const example = /```console([^\n]*)\n\$ ([^\n]*)\n([\s\S]*?)```/g;

/** One after the other, so that codes and ages are always the same. */
const program = `
const northwind = new espalier.OrganizationUnit('northwind', { displayName: 'Northwind', branding: { primaryColor: '#0b3d91' } });
const sales = new espalier.OrganizationUnit('sales', { displayName: 'Sales', parentOuId: northwind.id });
const finance = new espalier.OrganizationUnit('finance', { displayName: 'Finance', parentOuId: northwind.id }, { dependsOn: sales });
new espalier.OrganizationUnit('emea', { displayName: 'EMEA', parentOuId: sales.id }, { dependsOn: finance });
const ada = new espalier.Person('ada', { displayName: 'Ada Vermeer', organizationUnitId: sales.id });
new espalier.Person('bo', { displayName: 'Bo Lind', organizationUnitId: northwind.id }, { dependsOn: ada });
new espalier.Group('first-aid', { displayName: 'First aid', memberIds: [ada.id] });
`;

/** Ids, times and tokens as the page shows them: of the same length, so that columns stay columns. */
function masked(text: string): string {
  const ids = new Map<string, string>();
  const idOf = (id: string) => {
    if (!ids.has(id)) ids.set(id, `01931c7e-8f3a-7c11-b3a6-${String(ids.size + 1).padStart(12, '0')}`);
    return ids.get(id) ?? id;
  };
  return text
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, idOf)
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-11-21T09:00:00.000Z')
    .replaceAll(/esp_[\w-]{43}/g, `esp_${'x'.repeat(43)}`)
    .replaceAll(/127\.0\.0\.1:\d+(\/oauth\/requests\/)[\w-]+/g, `127.0.0.1:8787$1${'x'.repeat(8)}`)
    .replaceAll(/[\d.]+ MB/g, '4.9 MB');
}

describe('docs/cli.md', function () {
  this.timeout(240_000);
  let directory: ServedDirectory;
  let stack: TestStack;
  let stores: string;
  const environments: Record<string, Record<string, string>> = {};

  before(async () => {
    directory = await ServedDirectory.start();
    const tenant = await directory.newTenant('northwind');
    stack = await TestStack.create(tenant.environment);
    stack.program(program);
    const up = await stack.up('--parallel', '1');
    assert.equal(up.exitCode, 0, up.text);
    const { env } = stack.invocation([]).options;
    environments[''] = { ...(env as Record<string, string>), ...tenant.environment };
    environments.admin = directory.administration;
    environments.integrator = await integrator();
    environments.store = {};
    // An embedded store that no directory has open.
    stores = mkdtempSync(join(tmpdir(), 'espalier-docs-'));
    await (await ServedDirectory.start(join(stores, 'store'))).stop();
  });

  /** A tenant of an integrator, whose customers have approved, not yet approved, and been asked for more. */
  async function integrator(): Promise<Record<string, string>> {
    const { id, client, environment } = await directory.newTenant('integrator');
    const { ou, persons, applications, authorizations, roleAssignments } = client;
    const place = async (displayName: string) => (await ou.create({ displayName })).id;
    const [vega, harbour, contoso, fabrikam] = [
      await place('Vega Scheduling'),
      await place('Harbour Clinics'),
      await place('Contoso'),
      await place('Fabrikam'),
    ];
    const ada = await persons.create({ displayName: 'Ada Vermeer', organizationUnitId: harbour });
    await roleAssignments.create({ partyId: ada.id, organizationUnitId: harbour, role: 'owner' });
    const scopes = ['authorizations:write' as const];
    const { token } = await directory.admin.tenants.createToken(id, { name: 'ada', scopes, partyId: ada.id });
    const { id: applicationId } = await applications.create({
      organizationUnitId: vega,
      displayName: 'Vega',
      redirectUris: ['https://vega.example/callback'],
      allowedScopes: ['organizational_unit_scheduler', 'directory:read'],
    });
    const ask = (organizationUnitId: string) =>
      authorizations.create({ applicationId, organizationUnitId, scopes: ['organizational_unit_scheduler'] });
    const asAda = directory.connect({ id, slug: 'integrator', token }).client;
    const granted = await asAda.authorizations.approve((await ask(harbour)).id);
    await authorizations.update(granted.id, { scopes: ['organizational_unit_scheduler', 'directory:read'] });
    await ask(contoso);
    await authorizations.approve((await ask(fabrikam)).id);
    return environment;
  }

  /** Somebody works by hand; from here on there is drift. */
  async function changeByHand(): Promise<void> {
    const { ou, parties, persons } = directory.connect({
      id: '',
      slug: 'northwind',
      token: environments['']?.ESPALIER_TOKEN ?? '',
    }).client;
    const ids = new Map<string, string>();
    for await (const { displayName, id } of parties.list()) ids.set(displayName, id);
    await ou.update(ids.get('Finance') ?? '', { displayName: 'Finance and control' });
    await ou.move(ids.get('EMEA') ?? '', { parentOuId: ids.get('Northwind') ?? null });
    await persons.delete(ids.get('Bo Lind') ?? '');
    await persons.create({ displayName: 'Guest', organizationUnitId: ids.get('Sales') ?? null });
  }

  after(async () => {
    stack.remove();
    rmSync(stores, { recursive: true, force: true });
    await directory.stop();
  });

  it('shows what the commands print', async () => {
    const text = readFileSync(page, 'utf8');
    let rendered = '';
    let end = 0;
    for (const match of text.matchAll(example)) {
      const [whole, options = '', line = ''] = match;
      const who = /as=(\w+)/.exec(options)?.[1] ?? '';
      if (line.includes('espalier drift')) await changeByHand();
      const folder = who === 'store' ? stores : stack.folder;
      const { stdout, stderr } = await runShell(`cd '${folder}' && { ${line}; } 2>&1`, environments[who]);
      assert.equal(stderr, '');
      const answer = masked(stdout.replaceAll(`${folder}/`, ''));
      rendered += `${text.slice(end, match.index)}\`\`\`console${options}\n$ ${line}\n${answer}\`\`\``;
      end = match.index + whole.length;
    }
    rendered += text.slice(end);
    if (isUpdate) writeFileSync(page, rendered);
    assert.equal(rendered, isUpdate ? rendered : text);
  });

  it('names every command of --help', async () => {
    const text = readFileSync(page, 'utf8');
    const { stdout: help } = await run(['--help']);
    const commands = [...help.matchAll(/^ {2}([a-z]+)(?: \[options\])?(?: <.*>)? {2,}\S/gm)].map(
      ([, name]) => name,
    );
    for (const command of commands.filter((name) => name !== 'help'))
      assert.match(text, new RegExp(`^\\| \\[\`.*\\b${command}\\b.*\\]\\(#`, 'm'), `${command} has no row`);
  });
});
