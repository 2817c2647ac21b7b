import { strict as assert } from 'node:assert';
import { type Body, describeStores, type TestTenant } from './directory.ts';
import { type Belongings, fill, ownExample, ownId, pathWith } from './harness/belongings.ts';
import { newCaller } from './harness/bounded-caller.ts';
import { type Operation, operations } from './harness/schema.ts';

const ofTenant = operations.filter(({ isPublic, scopes }) => !isPublic && !scopes.includes('platform:admin'));
const isRead = ({ method, raw }: Operation) =>
  method === 'GET' || (raw as { 'x-read-only'?: boolean })['x-read-only'] === true;
const writes = ofTenant.filter((operation) => !isRead(operation));

/** Reads that show what the whole tenant shares, or the caller itself: their scope alone decides. */
const catalogues = [
  'getWhoami',
  'listProfiles',
  'getProfile',
  'listRelationshipTypes',
  'getAccessRules',
  'listRoles',
  'getRole',
  'listAuditEvents',
];
const reads = ofTenant.filter((operation) => isRead(operation) && !catalogues.includes(operation.id));
const lists = reads.filter(({ path, method }) => method === 'GET' && !path.includes('{'));
const singles = reads.filter(({ path, method }) => method === 'GET' && path.includes('{'));

describeStores('the boundary of a unit, every operation of the schema', (directory) => {
  let own: Belongings;
  let strangers: TestTenant[];

  before(async () => {
    own = await fill(directory, `secret${Date.now()}`);
    const elsewhere = await own.tenant.unit('Elsewhere');
    const below = await own.tenant.unit('Below', elsewhere);
    const owner = [{ role: 'owner', unit: elsewhere, subtree: true }];
    const beneath = [
      { role: 'ops_admin', unit: { id: own.ids.child ?? '' } },
      { role: 'owner', unit: below },
    ];
    const callers = [
      await newCaller(directory, own.tenant, []),
      await newCaller(directory, own.tenant, owner),
      await newCaller(directory, own.tenant, beneath),
    ];
    strangers = callers.map(({ tenant }) => tenant);
  });

  function callOf(operation: Operation): [path: string, body: unknown] {
    const path = pathWith(operation, (name) => ownId(own, operation, name));
    return [path, operation.bodySchema ? ownExample(operation, own) : undefined];
  }

  async function everything(): Promise<string> {
    const tables = ['parties', 'role_assignments', 'applications', 'integrations', 'authorizations'];
    const rows = await Promise.all(
      tables.map((table) =>
        directory.sql(
          `select to_jsonb(t) as row from ${table} t where tenant_id = '${own.tenant.id}' order by 1`,
        ),
      ),
    );
    return JSON.stringify(rows);
  }

  it('says of every write what it needs', () => {
    assert.ok(writes.length > 50, `only ${writes.length} writes`);
    for (const { id, raw } of writes) assert.ok('x-right' in raw, id);
  });

  it('no write without a right there: 403, whoever asks, and nothing is written', async () => {
    const before = await everything();
    for (const [index, stranger] of strangers.entries()) {
      for (const operation of writes) {
        // The third caller administers the customer's unit: what is decided there is its affair.
        if (index === 2 && /^(approve|deny|revoke)Authorization$|Approval$/.test(operation.id)) continue;
        const [path, body] = callOf(operation);
        const reply = await stranger.call(operation.method, path, body);
        const answer = `${reply.status} ${reply.body.error?.code}`;
        assert.equal(answer, '403 right_missing', `${index} ${operation.id}: ${reply.text}`);
        assert.ok(!reply.text.includes(own.marker), operation.id);
      }
    }
    assert.equal(await everything(), before);
  });

  it('a refusal for want of a right is in the trail', async () => {
    const [nobody] = strangers as [TestTenant];
    const { partyId } = (await nobody.get('/whoami')) as Body & { partyId: string };
    await nobody.refused('403 right_missing', 'DELETE', `/ou/${own.ids.unit}`);
    const [event] = await own.tenant.events(`?actorId=${partyId}`);
    assert.deepEqual(
      [event?.action, event?.result, event?.resource],
      ['access.denied', 'denied', { type: 'deleteOrganizationUnit', id: own.ids.unit }],
    );
  });

  it('a caller without the right learns nothing about the body; one with it elsewhere nothing but what is not there', async () => {
    const [nobody, owner] = strangers as [TestTenant, TestTenant];
    for (const path of [`/ou/${own.ids.unit}`, '/ou/nonsense', `/ou/${own.ids.person}`])
      await nobody.refused('403 right_missing', 'PUT', path, { displayName: 7 });
    await owner.refused('403 right_missing', 'PUT', `/ou/${own.ids.unit}`, { displayName: 7 });
    await owner.refused('404 resource_not_found', 'PUT', '/ou/nonsense', { displayName: 7 });
  });

  it('no single read of what is out of sight: 403', async () => {
    assert.ok(singles.length > 25, `only ${singles.length} reads`);
    for (const stranger of strangers.slice(0, 2)) {
      for (const operation of singles) {
        const [path] = callOf(operation);
        const reply = await stranger.call('GET', path);
        assert.equal(`${reply.status} ${reply.body.error?.code}`, '403 right_missing', operation.id);
      }
    }
  });

  /** Every filter of a list that takes an id, with each of the ids. */
  function filtersOf(operation: Operation, ids: string[]): string[] {
    const filters = operation.parameters.filter(
      ({ in: place, name }) => place === 'query' && /Id$/.test(name),
    );
    return filters.flatMap(({ name }) => ids.map((id) => `?${name}=${id}`));
  }

  async function assertShowsNothing(
    stranger: TestTenant,
    operation: Operation,
    query: string,
  ): Promise<void> {
    const reply = await stranger.call('GET', operation.path.slice(3) + query);
    if (query.startsWith('?rootId=')) {
      const { status } = await own.tenant.call('GET', operation.path.slice(3) + query);
      assert.equal(reply.status, status === 200 ? 403 : 404, query);
    }
    assert.ok(!reply.text.includes(own.marker), `${operation.id}${query}: ${reply.text}`);
    const seen = Object.values(own.ids).filter((id) => reply.text.includes(id) && !query.includes(id));
    assert.deepEqual(seen, [], `${operation.id}${query}: ${reply.text}`);
  }

  it('no list shows what is out of sight, with whatever filter', async () => {
    assert.ok(lists.length > 10, `only ${lists.length} lists`);
    const [first, second] = strangers;
    assert.ok(first && second);
    for (const operation of lists) {
      await assertShowsNothing(first, operation, '');
      for (const query of ['?limit=100&cursor=', ...filtersOf(operation, Object.values(own.ids))])
        await assertShowsNothing(second, operation, query);
    }
  });
});
