import { strict as assert } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../tools/step.mjs';
import { TestStack } from '../provider/stack.ts';
import { type CliTenant, run, ServedDirectory } from './command-line.ts';

const program = `
const company = new espalier.OrganizationUnit('company', { displayName: 'Company', branding: { a: 1 } });
const sales = new espalier.OrganizationUnit('sales', { displayName: 'Sales', parentOuId: company.id, tosUri: null });
const roles = [{ subtype: 'employee', organizationUnitId: sales.id }, { subtype: 'nurse', attributes: { ward: null } }];
const ada = new espalier.Person('ada', { displayName: 'Ada', organizationUnitId: sales.id, specializations: roles });
const bo = new espalier.Party('bo', { partyType: 'natural_person', displayName: 'Bo', organizationUnitId: company.id });
const crew = new espalier.Group('crew', { displayName: 'Crew', memberIds: [bo.id, ada.id], memberMode: 'additive' });
new espalier.GroupMembership('company-crew', { groupId: new espalier.Group('open', { displayName: 'Open' }).id, partyId: ada.id });
new espalier.Relationship('boss', { leftId: bo.id, rightId: ada.id, relationshipType: 'manages', validFrom: '2026-01-01T01:00:00+01:00' });
new espalier.Integration('calendar', { organizationUnitId: sales.id, kind: 'calendar', provider: 'google', displayName: 'Calendar', settings: { host: 'a', clientSecret: 'planted-1' } });
new espalier.Integration('quiet', { organizationUnitId: sales.id, kind: 'calendar', provider: 'google', displayName: 'Quiet', settings: { host: 'a', deep: [{ password: 'planted-2' }] } });
const vega = new espalier.Application('vega', { organizationUnitId: company.id, displayName: 'Vega', redirectUris: ['https://a.example/', 'https://b.example/'], allowedScopes: ['directory:read', 'directory:write'], secretGeneration: 1 });
new espalier.ApplicationAuthorization('vega-sales', { applicationId: vega.id, organizationUnitId: sales.id, scopes: ['directory:read', 'directory:write'], expiresIn: 3600, onRevoked: 'report' });
new espalier.TenantTree('tree', { granularity: 'tree', units: [
  { key: 'top', displayName: 'Top', units: [{ key: 'low', displayName: 'Low' }], groups: [{ key: 'all', displayName: 'All', members: ['low', 'top'] }] },
] });
`;

describe('espalier drift', function () {
  this.timeout(120_000);
  let directory: ServedDirectory;
  let tenant: CliTenant;
  let stack: TestStack;
  let state: string;

  before(async () => {
    directory = await ServedDirectory.start();
    tenant = await directory.newTenant('drifting');
    stack = await TestStack.create(tenant.environment);
    stack.program(program);
    const up = await stack.up();
    assert.equal(up.exitCode, 0, up.text);
    state = join(directory.folder, 'state.json');
    writeFileSync(state, await stack.state());
  });

  after(async () => {
    stack.remove();
    await directory.stop();
  });

  const drift = (...args: string[]) => run(['drift', '--state', state, ...args], tenant.environment);

  it('finds none where the tenant is as the program says, asking Pulumi in the folder of a project', async () => {
    const { env, cwd } = stack.invocation([]).options;
    const settings = Object.entries(env).filter(([, value]) => value !== undefined) as [string, string][];
    const { exitCode, stdout, stderr } = await run(
      ['drift', '--stack', 'dev'],
      { ...Object.fromEntries(settings), ...tenant.environment },
      cwd,
    );
    assert.deepEqual([stdout, stderr, exitCode], ['no drift: compared 15 objects\n', '', 0]);
  });

  it('lists what is changed, gone and unmanaged, once each, and nothing else', async () => {
    const { ou, persons, groups, relationships, authorizations, integrations } = tenant.client;
    const ids = new Map<string, string>();
    for await (const { displayName, id } of tenant.client.parties.list()) ids.set(displayName, id);
    const id = (name: string) => ids.get(name) ?? '';
    // What the program does not say may change: Ada's email, a third member of an additive group, an unmanaged tosUri.
    await persons.update(id('Ada'), { email: 'ada@company.example', displayName: 'Ada Vermeer' });
    await groups.addMember(id('Crew'), id('Company'));
    await ou.update(id('Company'), { tosUri: 'https://company.example' });
    await ou.update(id('Sales'), { tosUri: 'https://sales.example' });
    await ou.move(id('Low'), { parentOuId: id('Sales') });
    await groups.removeMember(id('All'), id('Top'));
    await groups.removeMember(id('Open'), id('Ada'));
    for await (const relationship of relationships.list()) await relationships.delete(relationship.id);
    // What the customer grants is no drift, nor is a secret, which nobody can compare.
    for await (const asked of authorizations.list())
      await authorizations.approve(asked.id, { scopes: ['directory:read'] });
    for await (const { displayName, settings, ...integration } of integrations.list(id('Sales'))) {
      const host = displayName === 'Calendar' ? 'b' : 'a';
      await integrations.update(integration.id, { settings: { ...settings, host } });
    }
    const guest = await persons.create({ displayName: 'Guest', organizationUnitId: id('Sales') });

    const { exitCode, stdout } = await drift('--json');
    assert.equal(exitCode, 2);
    const found = JSON.parse(stdout).drift as {
      what: string;
      name: string;
      id: string;
      differences: { property: string; stack: unknown; tenant: unknown }[];
    }[];
    assert.deepEqual(
      found.map(({ what, name, differences }) => [
        what,
        name,
        ...differences.map(({ property, stack, tenant }) => [property, stack, tenant]),
      ]),
      [
        ['changed', 'sales', ['tosUri', null, 'https://sales.example']],
        ['changed', 'tree/low', ['parentOuId', id('Top'), id('Sales')]],
        ['changed', 'ada', ['displayName', 'Ada', 'Ada Vermeer']],
        ['changed', 'tree/all', ['memberIds', [id('Low'), id('Top')], [id('Low')]]],
        [
          'changed',
          'calendar',
          ['settings', { host: 'a', clientSecret: '***' }, { host: 'b', clientSecret: '***' }],
        ],
        ['gone', 'boss'],
        ['gone', 'company-crew'],
        ['unmanaged', 'Company/Sales/Guest'],
      ],
    );
    assert.doesNotMatch(stdout, /planted|ciphertext/);
    assert.equal(found.at(-1)?.id, guest.id);
    const table = await drift();
    assert.equal(table.exitCode, 2);
    assert.match(table.stdout, /^changed +OrganizationUnit +tree\/low +parentOuId +Top +Company\/Sales$/m);
    assert.match(table.stdout, /^unmanaged +Person +Company\/Sales\/Guest$/m);
    assert.equal(table.stdout.trimEnd().split('\n').length, 9);
    assert.doesNotMatch((await drift('--ignore-unmanaged')).stdout, /Guest/);
  });

  it('says which resources it does not compare', async () => {
    const { deployment } = JSON.parse(readFileSync(state, 'utf8'));
    const [sample] = deployment.resources.filter(({ type }: { type: string }) => type.endsWith(':Person'));
    const later = {
      ...sample,
      type: 'pulumi-nodejs:dynamic/espalier:Later',
      urn: 'urn:pulumi:dev::p::t::later',
    };
    const elsewhere = { ...sample, outputs: { ...sample.outputs, tenantId: 'another' } };
    const mixed = join(directory.folder, 'mixed.json');
    writeFileSync(mixed, JSON.stringify({ deployment: { resources: [sample, later, elsewhere] } }));
    const { stderr, stdout } = await run(['drift', '--state', mixed, '--json'], tenant.environment);
    assert.equal(stderr, 'not compared: 1 Later\nnot compared: 1 Person of another tenant\n');
    assert.equal(JSON.parse(stdout).compared, 1);
  });

  it('fails with the token of another tenant instead of finding nothing', async () => {
    const other = await directory.newTenant('other');
    const { stdout, stderr, exitCode } = await run(['drift', '--state', state], other.environment);
    assert.deepEqual([exitCode, stdout], [1, '']);
    assert.match(stderr, /^espalier: the stack manages nothing in the tenant other, only in others;/);
  });

  it('fails with 1 and a reason where there is no state', async () => {
    const missing = await run(['drift', '--state', '/nowhere.json'], tenant.environment);
    assert.deepEqual([missing.exitCode, missing.stdout], [1, '']);
    assert.match(missing.stderr, /^espalier: cannot read the state: ENOENT/);
    const local = { PULUMI_HOME: directory.folder, PULUMI_BACKEND_URL: `file://${directory.folder}` };
    const noStack = await run(
      ['drift', '--stack', 'nowhere'],
      { ...tenant.environment, ...local },
      rootFolder,
    );
    assert.deepEqual([noStack.exitCode, noStack.stdout], [1, '']);
    assert.match(noStack.stderr, /"pulumi stack export" failed, in .*\n?.*nowhere/);
  });
});
