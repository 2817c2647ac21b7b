import { strict as assert } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Body } from './harness/call.ts';
import { adminToken, ProcessBench } from './harness/server-process.ts';

const rounds = Number(process.env.ESPALIER_TEST_KILL_ROUNDS ?? 4);
const writers = 8;

describe('SIGKILL of the server during writes', function () {
  this.timeout(60_000 * rounds);
  const bench = new ProcessBench();

  after(() => bench.clear());

  it(`loses nothing acknowledged, in ${rounds} rounds on one store`, async () => {
    const acknowledged = new Map<string, string>();
    const options = { token: adminToken };
    for (let round = 0; round < rounds; round += 1) {
      const server = bench.open('store');
      const calls = await server.listening();
      const found: Body[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Body = (
          await calls.call(
            'GET',
            `/v1/persons?limit=100&cursor=${encodeURIComponent(cursor)}`,
            undefined,
            options,
          )
        ).body;
        found.push(...page.data);
        cursor = page.pagination.nextCursor;
      }
      const names = new Map(found.map(({ id, displayName }) => [id, displayName]));
      for (const [id, name] of acknowledged) assert.equal(names.get(id), name, `round ${round}`);
      const write = async (writer: number) => {
        for (let count = 0; ; count += 1) {
          const displayName = `round ${round} writer ${writer} number ${count}`;
          const headers = { 'idempotency-key': displayName };
          const reply = await calls
            .call('POST', '/v1/persons', { displayName }, { ...options, headers })
            .catch(() => undefined);
          if (!reply) return;
          assert.equal(reply.status, 201, reply.text);
          acknowledged.set(reply.body.id, displayName);
        }
      };
      const writing = Array.from({ length: writers }, (_, writer) => write(writer));
      await sleep(200 + Math.random() * 800);
      await server.stop('SIGKILL');
      await Promise.all(writing);
    }
    assert.ok(acknowledged.size > rounds * 10, `only ${acknowledged.size} writes were acknowledged`);
  });
});
