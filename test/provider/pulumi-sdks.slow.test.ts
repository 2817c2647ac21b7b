import assert from 'node:assert/strict';
import { unknownValue } from '../../provider/dist/handlers/unknown-values.js';
import { DirectoryProcess } from './directory-process.ts';
import { DynamicProviderProcess } from './dynamic-provider-process.ts';
import { dynamicProviderOf, newestSupported, oldestSupported } from './pulumi-sdk.ts';
import { type Made, makeSamples } from './resource-samples.ts';

const NONE = 1;
const SOME = 2;

for (const version of [oldestSupported, newestSupported]) {
  describe(`provider: in the dynamic provider host of @pulumi/pulumi ${version}`, function () {
    this.timeout(300_000);
    let directory: DirectoryProcess;
    let host: DynamicProviderProcess;
    let made: Made[];

    before(async () => {
      const file = await dynamicProviderOf(version);
      directory = await DirectoryProcess.start();
      const { token } = await directory.newTenant();
      host = await DynamicProviderProcess.start({}, file);
      await host.configure({ 'espalier:url': directory.url, 'espalier:token': token });
      made = await makeSamples(host);
    });
    after(async () => {
      await host?.stop();
      await directory?.stop();
    });

    it('every type of resource is checked, compared, changed, read and compared again', async () => {
      for (const one of made) {
        const { type, id, inputs, change } = one;
        assert.equal((await host.diff(id, one.outputs, inputs)).changes, NONE, type);
        if (change !== undefined) {
          one.inputs = { ...inputs, ...change };
          assert.deepEqual(await host.check(one.inputs, inputs), { inputs: one.inputs, failures: [] }, type);
          assert.deepEqual(
            await host.diff(id, one.outputs, one.inputs),
            { changes: SOME, replaces: [] },
            type,
          );
          one.outputs = await host.update(id, one.outputs, one.inputs);
          assert.equal((await host.diff(id, one.outputs, one.inputs)).changes, NONE, type);
        }
        const read = await host.read(id, one.outputs);
        assert.deepEqual([read.id, read.inputs], [id, one.inputs], type);
        assert.equal((await host.diff(id, read.outputs, read.inputs)).changes, NONE, type);
      }
    });

    it('what is wrong is named, and what is not known yet is let through', async () => {
      const [{ inputs } = assert.fail()] = made.filter(({ type }) => type === 'Relationship');
      assert.deepEqual((await host.check({ ...inputs, leftId: 7, since: 1 })).failures.sort(), [
        ...['leftId', 'since'],
      ]);
      const later = { ...inputs, leftId: unknownValue };
      assert.deepEqual(await host.check(later), { inputs: later, failures: [] });
    });

    it('every type of resource that is made again is the same object', async () => {
      for (const { type, id, inputs } of made) assert.equal((await host.create(inputs)).id, id, type);
    });

    it('every type of resource is deleted, is gone then, and can be deleted again', async () => {
      for (const { type, id, outputs, lasts } of made.toReversed()) {
        await host.delete(id, outputs);
        if (lasts) continue;
        assert.equal((await host.read(id, outputs)).id, '', type);
        await host.delete(id, outputs);
      }
    });
  });
}
