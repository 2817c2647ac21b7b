/** SIGKILL of `pulumi up` of a tree that is one resource, around its one write. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { DoomedRun } from './doomed-run.ts';
import type { Fault } from './request-recorder.ts';
import { scenery } from './scenery.ts';

const program = (units: readonly string[], parent: string) => `
  exports.ids = new espalier.TenantTree('t', { granularity: 'tree', units: [{ key: 'top', displayName: 'Top', units: [
    { key: 'east', displayName: 'East' }, { key: 'west', displayName: 'West' }] }], groups: [
    { key: 'all', displayName: 'All', members: ['top', ${units.map((key) => `'${key}'`)}] }],
    parties: [${units.map((key) => `{ key: '${key}', type: 'Person', displayName: '${parent} ${key}' }`)}] }).ids;`;

const people = Array.from({ length: 40 }, (_, index) => `p${index}`);

describe('provider: pulumi up of a tenant tree is killed', function () {
  const scene = scenery(this);

  const moments: readonly [string, Fault | undefined, number][] = [
    ['before the write arrives', { kind: 'hang' }, 100],
    ['while the directory writes', undefined, 30],
    ['after it was written, before the engine knows', { kind: 'delay', milliseconds: 9_000 }, 1_500],
  ];
  for (const [moment, fault, delayMs] of moments) {
    it(`${moment}: the next up, of another program, makes each node once and leaves none behind`, async () => {
      const { stack, recorder, tenant } = scene;
      stack.program(program(people, 'Old'));
      const sent = new Promise<void>((resolve) => {
        recorder.fault = (_method, path) => {
          if (path !== '/ou/apply') return undefined;
          resolve();
          return fault;
        };
      });
      const doomed = new DoomedRun(stack.invocation(['up', '--yes', '--skip-preview']));
      await Promise.race([sent.then(() => sleep(delayMs)), doomed.ended()]);
      await doomed.kill('family');
      recorder.fault = () => undefined;
      assert.equal((await stack.command(['cancel', '--yes'])).exitCode, 0);

      const { text } = await scene.deploy(program(people.slice(1), 'New'));
      await doomed.reap();
      if (fault?.kind === 'delay')
        assert.match(text, /warning: TenantTree "t": deleted [0-9a-f-]{36}, which earlier runs/);
      const parties = await Array.fromAsync(tenant.client.parties.list());
      const { ids } = (await stack.outputs()) as { ids: Record<string, string> };
      assert.deepEqual(parties.map(({ id }) => id).sort(), Object.values(ids).sort());
      const names = parties.map(({ displayName }) => displayName).filter((name) => /^(Old|New) /.test(name));
      assert.deepEqual(
        names.sort(),
        people
          .slice(1)
          .map((key) => `New ${key}`)
          .sort(),
      );
      assert.equal((await stack.up('--expect-no-changes')).exitCode, 0);
    });
  }
});
