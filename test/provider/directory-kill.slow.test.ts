/** SIGKILL of the directory during `pulumi up`. ESPALIER_KILL_ROUNDS and ESPALIER_KILL_SEED as in kill.slow.test.ts. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDatabase, storeKinds } from '../server/directory.ts';
import { DeclaredTree, portraitsIn } from './declared-tree.ts';
import { DirectoryProcess, type Tenant } from './directory-process.ts';
import { randomNumbers } from './kill-plan.ts';
import { RequestRecorder } from './request-recorder.ts';
import { TestStack } from './stack.ts';

const defaultRounds = { PGlite: 5, PostgreSQL: 3 } as const;
const seed = process.env.ESPALIER_KILL_SEED ?? randomBytes(4).toString('hex');
const tree = new DeclaredTree();

interface Store {
  data: string;
  remove(): Promise<void>;
}

async function makeStore(kind: string): Promise<Store> {
  if (kind === 'PostgreSQL') {
    const { url, drop } = await makeDatabase();
    return { data: url, remove: drop };
  }
  const data = mkdtempSync(join(tmpdir(), 'espalier-directory-kill-'));
  return { data, remove: async () => rmSync(data, { recursive: true, force: true }) };
}

for (const kind of storeKinds) {
  const rounds = Number(process.env.ESPALIER_KILL_ROUNDS ?? defaultRounds[kind]);

  describe(`provider: the directory is killed during pulumi up [${kind}]`, function () {
    this.timeout(180_000);
    let store: Store;
    let directory: DirectoryProcess;
    let recorder: RequestRecorder;
    let stack: TestStack | undefined;
    let answers = 0;

    before(async () => {
      store = await makeStore(kind);
      directory = await DirectoryProcess.start(store.data);
      recorder = await RequestRecorder.start(directory.url);
    });
    afterEach(() => stack?.remove());
    after(async () => {
      await recorder?.stop();
      await directory?.stop();
      await store?.remove();
    });

    /** Again on the same port and data. */
    async function killAndStart(): Promise<void> {
      await directory.stop('SIGKILL');
      directory = await DirectoryProcess.start(store.data, Number(new URL(directory.url).port));
    }

    /** Kills it so many milliseconds after the nth request; resolves when it is there again. */
    function killAfter(nth: number, delayMs: number): Promise<void> {
      let requests = 0;
      return new Promise((resolve, reject) => {
        recorder.fault = () => {
          if (++requests === nth) setTimeout(() => killAndStart().then(resolve, reject), delayMs);
          return undefined;
        };
      });
    }

    /** Paths of everything whose making was answered. */
    function acknowledged(): string[] {
      return recorder
        .take()
        .flatMap(({ status, location }) => (status === 201 && location ? [location] : []));
    }

    for (let round = 0; round < rounds; round++) {
      it(`loses nothing that it has acknowledged, and makes nothing twice (${round})`, async () => {
        const random = randomNumbers(`${seed}/${round}`);
        const instant = {
          nth: 1 + Math.floor(random() * (tree.size - 5)),
          delayMs: Math.floor(random() * 20),
        };
        try {
          const tenant = await directory.newTenant();
          stack = await TestStack.create({ ESPALIER_URL: recorder.url, ESPALIER_TOKEN: tenant.token });
          stack.program(tree.program());
          recorder.take();
          const isBack = killAfter(instant.nth, instant.delayMs);
          // It may succeed: the provider repeats what was not answered.
          await Promise.all([stack.up(), isBack]);
          const made = acknowledged();
          answers += made.length;
          await finish(stack, directory.connect(tenant), made);
        } catch (error) {
          const way = `ESPALIER_KILL_SEED=${seed}, ${JSON.stringify(instant)}`;
          throw new Error(`${way}: ${error instanceof Error ? error.message : error}`, { cause: error });
        }
      });
    }

    it('had acknowledged something in these rounds, else they would prove nothing', () => {
      assert.ok(rounds === 0 || answers > 0);
    });
  });
}

async function finish(stack: TestStack, tenant: Tenant, made: readonly string[]): Promise<void> {
  const parties = await Array.fromAsync(tenant.client.parties.list());
  const there = new Set(parties.map(({ id }) => id));
  assert.deepEqual(
    made.filter((location) => !there.has(location.slice(location.lastIndexOf('/') + 1))),
    [],
    'acknowledged and lost',
  );
  const again = await stack.up();
  assert.equal(again.exitCode, 0, again.text);
  assert.deepEqual(await portraitsIn(tenant), tree.portraits());
  const idle = await stack.up('--expect-no-changes');
  assert.equal(idle.exitCode, 0, idle.text);
}
