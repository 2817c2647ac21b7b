import { strict as assert } from 'node:assert';
import { ProcessBench } from './harness/server-process.ts';

/** What needs no store, so that it is soon said; the rest is in process.slow.test.ts. */
describe('the server process, when it cannot start', function () {
  this.timeout(60_000);
  const bench = new ProcessBench();

  after(() => bench.clear());

  for (const [args, told] of [
    [['--port', '70000'], /--port is 70000; give a number from 0 to 65535/],
    [['--port', 'x'], /--port is x/],
    [['--colour', 'red'], /--colour.*usage: /s],
    [['folder'], /folder.*usage: /s],
    [['--base-path', 'v1 x'], /--base-path is v1 x; give a path/],
  ] as const) {
    it(`bad flags: ${args.join(' ')} exits 2 and says why`, async () => {
      const server = bench.start([...args]);
      assert.equal(await server.ended(), 2);
      assert.match(server.stderr, told);
      assert.doesNotMatch(server.stderr, /\n\s+at /);
    });
  }

  it('--help prints the usage and exits 0', async () => {
    const server = bench.start(['--help']);
    assert.equal(await server.ended(), 0);
    assert.match(server.stdout, /usage: .*--data/s);
  });

  for (const host of ['127.0.0.1', 'localhost', 'no-such-host.invalid']) {
    it(`a PostgreSQL that does not answer at ${host}: says so, without the password`, async () => {
      const server = bench.start(['--port', '0', '--data', `postgres://espalier:hidden-word@${host}:1/none`]);
      assert.equal(await server.ended(), 1);
      assert.match(server.stderr, /^espalier: cannot start: .*(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)/);
      assert.doesNotMatch(server.stderr, /hidden-word|\n\s+at /);
    });
  }
});
