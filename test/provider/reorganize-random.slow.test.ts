/** ESPALIER_REORGANIZE_ROUNDS sets how many rounds there are (8), ESPALIER_REORGANIZE_SEED repeats those of a failure. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { DeclaredTree, type Node } from './declared-tree.ts';
import { DoomedRun } from './doomed-run.ts';
import { randomNumbers } from './kill-plan.ts';
import { randomTree } from './random-tree.ts';
import { assertSameObjects, reorganize } from './reorganization.ts';
import { type Scenery, scenery } from './scenery.ts';

const rounds = Number(process.env.ESPALIER_REORGANIZE_ROUNDS ?? 8);
const seed = process.env.ESPALIER_REORGANIZE_SEED ?? randomBytes(4).toString('hex');

describe(`provider: random reorganizations (ESPALIER_REORGANIZE_SEED=${seed})`, function () {
  const scene = scenery(this);
  this.timeout(60_000 * (rounds + 1));

  it('makes any tree any other tree in one up, the same objects staying', async () => {
    const random = randomNumbers(`${seed}/calm`);
    let { ids } = await reorganize(scene, randomTree(random));
    for (let round = 0; round < rounds; round++) {
      const flags = round % 4 === 3 ? ['--parallel', '1'] : [];
      const next = await reorganize(scene, randomTree(random), flags);
      assertSameObjects(ids, next.ids);
      ids = next.ids;
    }
  });

  it('makes it that after a kill at any write, too', async () => {
    const random = randomNumbers(`${seed}/killed`);
    let { ids } = await reorganize(scene, randomTree(random));
    for (let round = 0; round < rounds / 2; round++) {
      const target = randomTree(random);
      scene.stack.environment.PULUMI_SKIP_CHECKPOINTS = String(round % 2 === 0);
      await killedAtWrite(scene, target, 1 + Math.floor(random() * 14));
      const next = await reorganize(scene, target);
      assertSameObjects(ids, next.ids);
      ids = next.ids;
      const idle = await scene.stack.up('--expect-no-changes');
      assert.equal(idle.exitCode, 0, idle.text);
    }
  });
});

/** Runs `up` and kills it, with all its processes, once its nth write has been answered. */
async function killedAtWrite({ stack, recorder }: Scenery, nodes: Node[], nth: number): Promise<void> {
  stack.program(new DeclaredTree(nodes).program());
  let writes = 0;
  const reached = new Promise<void>((resolve) => {
    recorder.fault = (method) => {
      if (method !== 'GET' && ++writes > nth) resolve();
      return writes > nth ? { kind: 'hang' } : undefined;
    };
  });
  const doomed = new DoomedRun(stack.invocation(['up', '--yes', '--skip-preview']));
  await Promise.race([reached, doomed.ended()]);
  await doomed.kill('family');
  recorder.fault = () => undefined;
  const unlocked = await stack.command(['cancel', '--yes']);
  assert.equal(unlocked.exitCode, 0, unlocked.text);
}
