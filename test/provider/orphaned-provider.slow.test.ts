import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { DoomedRun } from './doomed-run.ts';
import { scenery } from './scenery.ts';

/** Far longer than a process takes to end, far shorter than the write would wait. */
const LONGEST_MS = 10_000;

describe('provider: its engine is killed', function () {
  const scene = scenery(this);

  it('ends too, though a write still waits for a name', async () => {
    const siblings = (one: string, other: string) => `
      new espalier.OrganizationUnit('one', { displayName: '${one}' });
      new espalier.OrganizationUnit('other', { displayName: '${other}' });`;
    await scene.deploy(siblings('East', 'West'));
    const other = (await scene.stack.resources()).find(({ urn }) => urn.endsWith('::other'));
    const refused = new Promise<void>((resolve) => {
      let writes = 0;
      scene.recorder.fault = (_, path) => {
        if (++writes === 5) resolve();
        // The one waits for the other to give up its name, for half a minute.
        return path === `/ou/${other?.id}` ? { kind: 'hang' } : undefined;
      };
    });
    scene.stack.program(siblings('West', 'East'));
    const doomed = new DoomedRun(scene.stack.invocation(['up', '--yes', '--skip-preview']));
    try {
      await refused;
      await doomed.kill('group');
      const deadline = Date.now() + LONGEST_MS;
      while (doomed.hasProvider() && Date.now() < deadline) await sleep(20);
      assert.ok(!doomed.hasProvider(), 'it lives on and may write');
    } finally {
      await doomed.reap();
    }
  });
});
