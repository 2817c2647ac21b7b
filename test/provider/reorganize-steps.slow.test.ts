import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { DirectoryProcess, type Tenant } from './directory-process.ts';
import { DynamicProviderProcess, type Properties } from './dynamic-provider-process.ts';

const inputsOf = (name: string, fields: Properties): Properties => ({
  ...fields,
  __provider: 'exports.handler=()=>require("@espalier/pulumi/dynamic").OrganizationUnit',
  __urn: `urn:pulumi:dev::project::pulumi-nodejs:dynamic/espalier:OrganizationUnit::${name}`,
});

/** Each host is a run of the engine: what it has not shown to one, that one does not know. */
describe('provider: a write that needs what another object has', function () {
  this.timeout(60_000);
  let directory: DirectoryProcess;
  let tenant: Tenant;
  let host: DynamicProviderProcess;

  before(async () => {
    directory = await DirectoryProcess.start();
  });
  after(() => directory.stop());
  beforeEach(async () => {
    tenant = await directory.newTenant();
    await startRun();
  });
  afterEach(() => host.stop());

  async function newRun(): Promise<void> {
    await host.stop();
    await startRun();
  }

  async function startRun(): Promise<void> {
    host = await DynamicProviderProcess.start();
    await host.configure({ 'espalier:url': directory.url, 'espalier:token': tenant.token });
  }

  const standing = async (id: string) => {
    const { displayName, parentOuId, uri } = await tenant.client.ou.get(id);
    return { displayName, parentOuId, uri };
  };

  it('gets it from one whose turn comes later, and that one gets what it wants', async () => {
    const upper = await host.create(inputsOf('upper', { displayName: 'Head', parentOuId: null }));
    const lower = await host.create(inputsOf('lower', { displayName: 'Hand', parentOuId: upper.id }));
    await newRun();
    await host.update(lower.id, lower.outputs, inputsOf('lower', { displayName: 'Head', parentOuId: null }));
    const wanted = inputsOf('upper', { displayName: 'Hand', parentOuId: lower.id });
    await host.diff(upper.id, upper.outputs, wanted);
    await host.update(upper.id, upper.outputs, wanted);
    assert.deepEqual(await standing(lower.id), { displayName: 'Head', parentOuId: null, uri: null });
    assert.deepEqual(await standing(upper.id), { displayName: 'Hand', parentOuId: lower.id, uri: null });
  });

  it('gets it from one that turns out to want it too, which is told so', async () => {
    const one = await host.create(inputsOf('one', { displayName: 'Sales', parentOuId: null }));
    await newRun();
    const other = await host.create(inputsOf('other', { displayName: 'Sales', parentOuId: null }));
    assert.equal((await standing(other.id)).displayName, 'Sales');
    const same = inputsOf('one', { displayName: 'Sales', parentOuId: null });
    assert.equal(
      (await host.diff(one.id, one.outputs, same)).changes,
      2,
      'the state no longer says what is there',
    );
    await assert.rejects(host.update(one.id, one.outputs, same), /ou_name_taken/);
  });

  it('does not get it from one that keeps it', async () => {
    const fields = { displayName: 'Sales', parentOuId: null };
    const one = await host.create(inputsOf('one', fields));
    await newRun();
    await host.diff(one.id, one.outputs, inputsOf('one', fields));
    await assert.rejects(host.create(inputsOf('other', fields)), /ou_name_taken.*adopt: true/);
    assert.equal((await standing(one.id)).displayName, 'Sales');
  });

  it('waits for a unit to leave from below it while the run gets on, and not for ever', async () => {
    const upper = await host.create(inputsOf('upper', { displayName: 'Upper', parentOuId: null }));
    const lower = await host.create(inputsOf('lower', { displayName: 'Lower', parentOuId: upper.id }));
    const under = (above: string | null, name: string) =>
      inputsOf(name.toLowerCase(), { displayName: name, parentOuId: above });
    const nested = host.update(upper.id, upper.outputs, under(lower.id, 'Upper'));
    await sleep(200);
    const freed = await host.update(lower.id, lower.outputs, under(null, 'Lower'));
    await nested;
    assert.equal((await standing(upper.id)).parentOuId, lower.id);
    await assert.rejects(host.update(lower.id, freed, under(upper.id, 'Lower')), /ou_cycle/);
  });

  it('gives back what it got when it fails all the same', async () => {
    const one = await host.create(inputsOf('one', { displayName: 'One', uri: 'https://example.org/1' }));
    await tenant.client.ou.create({ displayName: 'Somebody else`s' });
    await newRun();
    const wanted = inputsOf('other', { displayName: 'Somebody else`s', uri: 'https://example.org/1' });
    await assert.rejects(host.create(wanted), /ou_name_taken.*adopt: true/);
    assert.equal((await standing(one.id)).uri, 'https://example.org/1');
    const events = await Array.fromAsync(tenant.client.audit.list({ resourceId: one.id }));
    assert.equal(events.length, 3, 'made, moved aside, given back');
  });

  it('leaves an object alone that another resource has adopted, also after a kill in between', async () => {
    const one = await host.create(inputsOf('one', { displayName: 'Sales' }));
    await newRun();
    const adopting = inputsOf('other', { displayName: 'Sales', adopt: true });
    const other = await host.create(adopting);
    assert.equal(other.id, one.id);
    await host.delete(one.id, one.outputs);
    await newRun();
    await host.diff(other.id, other.outputs, adopting);
    await host.delete(one.id, one.outputs);
    assert.equal((await standing(one.id)).displayName, 'Sales');
    await host.delete(other.id, other.outputs);
    await assert.rejects(standing(one.id), { code: 'resource_not_found' });
  });
});
