import assert from 'node:assert/strict';
import type { ResourceHandler } from '../../provider/dist/handlers/resource-handler.js';
import { unknownValue } from '../../provider/dist/handlers/unknown-values.js';
import { dynamicHost } from '../../provider/dist/host/dynamic-host.js';
import { Session } from '../../provider/dist/host/session.js';
import { DirectoryProcess, type Tenant } from './directory-process.ts';
import { DynamicProviderProcess, type Properties } from './dynamic-provider-process.ts';

const inputsOf = (type: string, name: string, fields: Properties): Properties => ({
  ...fields,
  __provider: `exports.handler=()=>require("@espalier/pulumi/dynamic").${type}`,
  __urn: `urn:pulumi:dev::project::pulumi-nodejs:dynamic/espalier:${type}::${name}`,
});

describe("provider: in Pulumi's own dynamic provider host", function () {
  this.timeout(60_000);
  let directory: DirectoryProcess;
  let tenant: Tenant;
  let host: DynamicProviderProcess;

  before(async () => {
    directory = await DirectoryProcess.start();
    tenant = await directory.newTenant();
  });
  after(() => directory.stop());
  beforeEach(async () => {
    host = await DynamicProviderProcess.start();
    await host.configure({ 'espalier:url': directory.url, 'espalier:token': tenant.token });
  });
  afterEach(() => host.stop());

  it('has its settings in the very first calls, however many come at once', async () => {
    const types = ['Person', 'Service', 'Group', 'OrganizationUnit'];
    const made = await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const name = `r${index}`;
        return host.create(inputsOf(types[index % types.length] ?? 'Person', name, { displayName: name }));
      }),
    );
    assert.equal(new Set(made.map(({ id }) => id)).size, 40);
  });

  it('takes one person through its life', async () => {
    const inputs = inputsOf('Person', 'ada', { displayName: 'Ada', firstName: 'Ada', email: null });
    const checked = await host.check(inputs);
    assert.deepEqual(checked, { inputs, failures: [] });
    const { id, outputs } = await host.create(checked.inputs);
    assert.equal(outputs.__provider, inputs.__provider);
    assert.equal(outputs.tenantId, tenant.id);
    assert.deepEqual(await host.diff(id, outputs, inputs), { changes: 1, replaces: [] });

    const renamed = { ...inputs, displayName: 'Ada V.' };
    assert.deepEqual(await host.diff(id, outputs, renamed), { changes: 2, replaces: [] });
    const updated = await host.update(id, outputs, renamed);
    assert.deepEqual(
      [updated.displayName, updated.firstName, updated.__provider],
      ['Ada V.', 'Ada', inputs.__provider],
    );

    const found = await host.read(id, updated);
    assert.deepEqual(found, { id, outputs: updated, inputs: renamed });
    await host.delete(id, updated);
    assert.equal((await host.read(id, updated)).id, '');
    await host.delete(id, updated);
  });

  it('creates the same object again, and brings it to what is wanted now', async () => {
    const first = await host.create(inputsOf('OrganizationUnit', 'again', { displayName: 'First' }));
    const second = await host.create(inputsOf('OrganizationUnit', 'again', { displayName: 'Second' }));
    assert.equal(second.id, first.id);
    assert.equal(second.outputs.displayName, 'Second');
  });

  it('lets unknown values through check and takes them for a change', async () => {
    const inputs = inputsOf('Group', 'g', { displayName: unknownValue, memberIds: [unknownValue] });
    assert.deepEqual(await host.check(inputs), { inputs, failures: [] });
    const before = { displayName: 'G', memberIds: [] };
    assert.deepEqual(await host.diff('some-id', before, inputs), { changes: 2, replaces: [] });
    assert.deepEqual(
      (await host.check(inputsOf('Group', 'g', { displayName: 7, memberIds: unknownValue }))).failures,
      ['displayName'],
    );
  });

  it('reads and deletes what has no more in its state than the code', async () => {
    const { id } = await host.create(
      inputsOf('Party', 'bare', { partyType: 'service', displayName: 'Bare' }),
    );
    const { __provider } = inputsOf('Service', 'bare', {});
    const found = await host.read(id, { __provider });
    assert.deepEqual([found.id, found.outputs.displayName], [id, 'Bare']);
    await host.delete(id, { __provider });
  });

  it('answers with one line for every failure', async () => {
    const orphan = inputsOf('Person', 'orphan', {
      displayName: 'O',
      organizationUnitId: crypto.randomUUID(),
    });
    await assert.rejects(host.create(orphan), (error: Error & { details?: string }) => {
      assert.match(error.details ?? '', /^Person "orphan": organizationUnitId: .*reference_not_found/);
      assert.ok(!error.details?.includes('\n'));
      return true;
    });
  });
});

describe('provider: guard between host and handlers', () => {
  const session = new Session({ ESPALIER_URL: 'http://127.0.0.1:1', ESPALIER_TOKEN: 'secret-token' });
  const inputs = inputsOf('Person', 'ada', {});
  const handler: ResourceHandler = {
    type: 'Person',
    check: () => [],
    diff: () => ({ changed: [], replaces: [] }),
    create: async () => ({ id: 'id', outputs: {} }),
    read: async () => undefined,
    update: async () => ({}),
    delete: async () => {},
  };

  const oddities = [
    undefined,
    null,
    'text',
    7,
    { id: 'looks-like-a-partial-create' },
    new Error('with\nlines'),
  ];
  for (const oddity of oddities) {
    it(`makes a plain error of ${JSON.stringify(oddity) ?? 'undefined'}`, async () => {
      const failing = () => Promise.reject(oddity);
      const guarded = dynamicHost(
        { ...handler, create: failing, read: failing, update: failing, delete: failing },
        session,
      );
      const calls = [
        () => guarded.create(inputs),
        () => guarded.read?.('id', inputs),
        () => guarded.delete?.('id', inputs),
      ];
      for (const call of calls) {
        await assert.rejects(
          async () => call(),
          (error: Error) => {
            assert.ok(error instanceof Error);
            assert.match(error.message, /^Person "ada": unexpected failure: [^\n]*$/);
            assert.deepEqual([error.stack, 'id' in error], ['', false]);
            return true;
          },
        );
      }
    });
  }

  it('makes plain JSON of whatever a handler returns', async () => {
    const outputs = {
      at: new Date(0),
      none: undefined,
      list: [undefined],
      not: Number.NaN,
      frozen: Object.freeze({ a: undefined }),
    };
    const guarded = dynamicHost(
      { ...handler, create: async () => ({ id: 7 as unknown as string, outputs }) },
      session,
    );
    const { id, outs } = await guarded.create(inputs);
    assert.equal(id, '7');
    const { __urn, __managed, ...others } = outs ?? {};
    assert.deepEqual(others, { at: '1970-01-01T00:00:00.000Z', list: [null], not: null, frozen: {} });
  });

  it('gives the state the names of managed properties, and sees when they become others', async () => {
    const guarded = dynamicHost(handler, session);
    const { outs = {} } = await guarded.create({ ...inputs, displayName: 'Ada', adopt: true });
    const changes = async (news: Properties) =>
      (await guarded.diff?.('id', outs, { ...inputs, ...news }))?.changes;
    assert.equal(await changes({ displayName: 'Ada' }), false, 'adopt does not count');
    assert.equal(await changes({ displayName: 'Ada', email: null }), true);
    assert.equal(await changes({}), true);
  });
});
