import { strict as assert } from 'node:assert';
import { describeStores } from './directory.ts';
import { storm } from './harness/tree-storm.ts';

describeStores('parallel writers, many', (directory) => {
  it('six storms of 16 writers and 60 writes each', async function () {
    this.timeout(300_000);
    const base = Number(process.env.ESPALIER_TEST_SEED ?? Date.now() % 2 ** 31);
    for (let round = 0; round < 6; round += 1) {
      const tenant = await directory.newTenant();
      const outcomes = await storm(directory, { tenant, seed: base + round * 100, writes: 60 });
      assert.ok((outcomes.get('ok') ?? 0) > 150, JSON.stringify([...outcomes]));
    }
  });
});
