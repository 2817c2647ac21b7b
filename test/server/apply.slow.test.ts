import { strict as assert } from 'node:assert';
import { describeStores } from './directory.ts';
import { assertRulesHold } from './harness/tree-rules.ts';

/** A tree of units, ten below each, in no helpful order, with a person in every tenth. */
function wanted(count: number): object[] {
  return Array.from({ length: count }, (_, index) => {
    const above = { externalId: `u${Math.floor((index - 1) / 10)}` };
    if (index % 10 === 9)
      return {
        externalId: `p${index}`,
        type: 'natural_person',
        displayName: `P${index}`,
        organizationUnitExternalId: 'u0',
      };
    const at = Math.floor((index - 1) / 10);
    const parent = at % 10 === 9 ? 'u0' : above.externalId;
    return {
      externalId: `u${index}`,
      displayName: `U${index}`,
      parentExternalId: index === 0 ? null : parent,
    };
  }).reverse();
}

describeStores('apply of many nodes', (directory) => {
  it('10,000 in one call, again without a change, then moved as a whole', async () => {
    const tenant = await directory.newTenant();
    const nodes = wanted(10_000);
    const made = await tenant.ok('POST', '/ou/apply', { nodes, owner: 'o', prune: true });
    assert.equal(Object.keys(made.ids as object).length, 10_000);
    await assertRulesHold(directory, tenant.id);
    assert.equal((await tenant.get('/parties')).pagination.total, 10_000);
    const again = await tenant.ok('POST', '/ou/apply', { nodes, owner: 'o', prune: true });
    assert.ok((again.changes as { action: string }[]).every(({ action }) => action === 'none'));
    assert.equal(again.version, made.version);
    const moved = [...nodes, { externalId: 'top', displayName: 'Top' }];
    const last = moved.map((node) =>
      'externalId' in node && node.externalId === 'u0' ? { ...node, parentExternalId: 'top' } : node,
    );
    const { changes } = await tenant.ok('POST', '/ou/apply', { nodes: last, owner: 'o', prune: true });
    const changed = (changes as { action: string; externalId: string }[]).filter(
      ({ action }) => action !== 'none',
    );
    assert.deepEqual(changed.map(({ externalId, action }) => `${externalId} ${action}`).sort(), [
      'top create',
      'u0 move',
    ]);
    await assertRulesHold(directory, tenant.id);
    const emptied = await tenant.ok('POST', '/ou/apply', { nodes: [], owner: 'o', prune: true });
    assert.equal((emptied.changes as object[]).length, 10_001);
    assert.equal((await tenant.get('/parties')).pagination.total, 0);
  }).timeout(300_000);

  it('20,000 nodes are the most', async () => {
    const tenant = await directory.newTenant();
    const nodes = Array.from({ length: 20_001 }, (_, index) => ({
      externalId: `n${index}`,
      displayName: `n${index}`,
    }));
    await tenant.refused('400 validation_failed', 'POST', '/ou/apply', { nodes });
    await tenant.ok('POST', '/ou/apply', { nodes: nodes.slice(1) });
    await assertRulesHold(directory, tenant.id);
  }).timeout(300_000);
});
