/**
 * SIGKILL of `pulumi up` at random instants. ESPALIER_KILL_ROUNDS sets how many rounds there are (11), ESPALIER_KILL_SEED
 * repeats those of a failure.
 */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { customersIn } from './declared-customers.ts';
import { portraitsIn } from './declared-tree.ts';
import { DoomedRun } from './doomed-run.ts';
import { type KillPlan, killPlan } from './kill-plan.ts';
import { type Scenery, scenery } from './scenery.ts';

const rounds = Number(process.env.ESPALIER_KILL_ROUNDS ?? 11);
const seed = process.env.ESPALIER_KILL_SEED ?? randomBytes(4).toString('hex');

describe('provider: pulumi up is killed', function () {
  const scene = scenery(this);
  let undisturbedMs = 0;
  let killedAtWork = 0;

  it('takes so long when it is not', async () => {
    const { killed } = killPlan(seed, 0);
    undisturbedMs = (await scene.deploy(killed.program())).milliseconds;
    assert.deepEqual(await portraitsIn(scene.tenant), killed.portraits());
    assert.deepEqual(await customersIn(scene.tenant), killed.customers());
  });

  for (let round = 0; round < rounds; round++) {
    const plan = killPlan(seed, round);
    it(`${plan.title} (${round})`, async () => {
      try {
        if (await playRound(scene, plan, undisturbedMs)) killedAtWork++;
      } catch (error) {
        const way = `ESPALIER_KILL_SEED=${seed} ESPALIER_KILL_ROUNDS=${rounds}, ${JSON.stringify(plan.instant)}`;
        throw new Error(`${way}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
    });
  }

  it('was at work in some rounds, else they would prove nothing', () => {
    assert.ok(rounds === 0 || killedAtWork > 0);
  });
});

/** True when the kill came between the first write and the last. */
async function playRound(scene: Scenery, plan: KillPlan, undisturbedMs: number): Promise<boolean> {
  const { stack, tenant } = scene;
  stack.environment.PULUMI_SKIP_CHECKPOINTS = String(plan.skipCheckpoints);
  if (plan.before) await scene.deploy(plan.before.program());

  stack.program(plan.killed.program());
  const { doomed, wasAtWork } = await killedRun(scene, plan, undisturbedMs);
  try {
    const unlocked = await stack.command(['cancel', '--yes']);
    assert.equal(unlocked.exitCode, 0, unlocked.text);
    // What the group left alive may still write while this runs.
    await scene.deploy(plan.repeated.program());
  } finally {
    await doomed.reap();
  }

  const found = await portraitsIn(tenant);
  const leftOver = found.filter(({ displayName }) => displayName === plan.dropped);
  assert.ok(leftOver.length <= 1, 'the dropped one more than once');
  assert.deepEqual(
    found.filter((portrait) => !leftOver.includes(portrait)),
    plan.repeated.portraits(),
  );
  assert.deepEqual(await customersIn(tenant), plan.repeated.customers());
  const ids = (await stack.resources()).map(({ id }) => id);
  assert.equal(new Set(ids).size, plan.repeated.size);
  const idle = await stack.up('--expect-no-changes');
  assert.equal(idle.exitCode, 0, idle.text);
  return wasAtWork;
}

async function killedRun(
  scene: Scenery,
  { instant, reach }: KillPlan,
  undisturbedMs: number,
): Promise<{ doomed: DoomedRun; wasAtWork: boolean }> {
  let requests = 0;
  const nthRequest = new Promise<void>((resolve) => {
    scene.recorder.fault = () => {
      requests++;
      if ('request' in instant && requests === instant.request) resolve();
      return undefined;
    };
  });
  const doomed = new DoomedRun(scene.stack.invocation(['up', '--yes', '--skip-preview']));
  if ('part' in instant) await sleep(instant.part * undisturbedMs);
  else await Promise.race([nthRequest.then(() => sleep(instant.delayMs)), doomed.ended()]);
  const wasAtWork = requests > 0 && !doomed.isOver;
  await doomed.kill(reach);
  return { doomed, wasAtWork };
}
