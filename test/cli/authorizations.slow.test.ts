import { strict as assert } from 'node:assert';
import type { Authorization } from '@espalier/sdk';
import { type CliTenant, run, ServedDirectory } from './command-line.ts';

const scheduling = 'organizational_unit_scheduler';
const both = [scheduling, 'directory:read'] as const;

describe('espalier authorizations', function () {
  this.timeout(60_000);
  let directory: ServedDirectory;
  let tenant: CliTenant;
  let vega: string;
  /** Ids of authorizations by unit. */
  const ids: Record<string, string> = {};
  /** Whose owner of Harbour, and of nothing else. */
  let asAda: Record<string, string>;

  before(async () => {
    directory = await ServedDirectory.start();
    tenant = await directory.newTenant('integrator');
    const { ou, persons, applications, authorizations, roleAssignments } = tenant.client;
    const publisher = await ou.create({ displayName: 'Vega Scheduling' });
    const application = { redirectUris: ['https://vega.example/'], allowedScopes: [...both] };
    ({ id: vega } = await applications.create({
      ...application,
      organizationUnitId: publisher.id,
      displayName: 'Vega',
    }));
    for (const organizationUnitId of [publisher.id, (await ou.create({ displayName: 'Other' })).id])
      await applications.create({ ...application, organizationUnitId, displayName: 'Twin' });
    const customers = await ou.create({ displayName: 'Customers' });
    for (const displayName of ['Harbour', 'Contoso', 'Left/Right']) {
      const unit = await ou.create({ displayName, parentOuId: customers.id });
      const asked = await authorizations.create({
        applicationId: vega,
        organizationUnitId: unit.id,
        scopes: [...both],
      });
      ids[displayName] = asked.id;
      if (displayName !== 'Harbour') continue;
      const ada = await persons.create({ displayName: 'Ada \u202eVermeer', organizationUnitId: unit.id });
      await roleAssignments.create({ partyId: ada.id, organizationUnitId: unit.id, role: 'owner' });
      const { token } = await directory.admin.tenants.createToken(tenant.id, {
        name: 'ada',
        scopes: ['directory:read', 'authorizations:write'],
        partyId: ada.id,
      });
      asAda = { ...tenant.environment, ESPALIER_TOKEN: token };
    }
  });

  after(() => directory.stop());

  const authorizations = (...args: string[]) => run(['authorizations', ...args], tenant.environment);
  const now = (unit: string) => tenant.client.authorizations.get(ids[unit] ?? '');
  const listed = async (...args: string[]): Promise<(Authorization & Record<string, unknown>)[]> =>
    JSON.parse((await authorizations('list', '--json', ...args)).stdout).data;

  it('shows what waits, with its link and the path of the customer', async () => {
    const { stdout, stderr, exitCode } = await authorizations('list', '--unit', '/Customers/Left%2FRight');
    const { actionUrl } = await now('Left/Right');
    assert.ok(actionUrl);
    assert.deepEqual(stdout.split('\n')[1]?.split(/ {2,}/), [
      ...[ids['Left/Right'], 'Vega', '/Customers/Left%2FRight', 'pending', '-', both.join(' '), '-', '-'],
      actionUrl,
    ]);
    assert.deepEqual([exitCode, stderr, stdout.split('\n').length], [0, '', 3]);
  });

  it('prints a fresh link alone on stdout; the one before is dead', async () => {
    const before = await now('Contoso');
    const { stdout } = await authorizations('link', ids.Contoso ?? '');
    const { actionUrl } = await now('Contoso');
    assert.equal(stdout, `${actionUrl}\n`);
    assert.notEqual(actionUrl, before.actionUrl);
    assert.equal((await fetch(before.actionUrl ?? '')).status, 404);
    assert.equal((await fetch(actionUrl ?? '')).status, 200);
  });

  it('approves a part of it as whoever the token is, and tells who that was', async () => {
    const of = ['--unit', 'Harbour', '--scopes', scheduling, '--reason', 'agreed'];
    const { stdout, stderr } = await run(['authorizations', 'approve', ids.Harbour ?? '', ...of], asAda);
    // A customer sees the unit's name, and neither what is above it nor whose the application is.
    assert.match(stdout, new RegExp(`^\\S+ for \\S*Harbour is active: ${scheduling}\\n$`), stderr);
    const { scopes, statusReason } = await now('Harbour');
    assert.deepEqual([scopes, statusReason], [[scheduling], 'agreed']);
    const [found] = await listed('--application', vega, '--status', 'active');
    assert.deepEqual(
      [found?.id, found?.application, found?.organizationUnit, found?.approvedBy],
      [ids.Harbour, 'Vega', '/Customers/Harbour', 'Ada \u202eVermeer'],
    );
    assert.match((await authorizations('list')).stdout, / Ada \\u\{202e\}Vermeer /);
  });

  it('denies by names, as JSON too', async () => {
    const { stdout } = await authorizations('deny', '--application', 'Vega', '--unit', 'Contoso', '--json');
    assert.deepEqual([JSON.parse(stdout).id, JSON.parse(stdout).status], [ids.Contoso, 'denied']);
    assert.equal((await listed('--status', 'denied')).length, 1);
    assert.equal((await authorizations('list', '--status', 'expired')).stdout, 'no authorizations\n');
  });

  it('decides nothing where it is not clear what, or not allowed', async () => {
    const { 'Left/Right': leftRight = '' } = ids;
    const before = await now('Left/Right');
    for (const [args, environment, message] of [
      [['approve'], tenant.environment, /which authorization\?/],
      [['approve', '--application', 'Vega'], tenant.environment, /3 authorizations fit; .*id: /],
      [['approve', '--application', 'Twin'], tenant.environment, /more than one application Twin .*id: /],
      [['approve', '--unit', 'Other'], tenant.environment, /no such authorization/],
      [['approve', leftRight, '--unit', 'Contoso'], tenant.environment, /no such authorization/],
      [['approve', leftRight, '--scopes', 'nonsense'], tenant.environment, /\/scopes\/0/],
      [['approve', leftRight], asAda, /^espalier: /],
      [['deny', ids.Harbour ?? ''], tenant.environment, /nothing waits .*\(authorization_not_pending\)/],
    ] as const) {
      const { exitCode, stdout, stderr } = await run(['authorizations', ...args], environment);
      assert.deepEqual([exitCode, stdout], [1, ''], args.join(' '));
      assert.match(stderr, message);
    }
    assert.deepEqual(await now('Left/Right'), before);
  });
});
