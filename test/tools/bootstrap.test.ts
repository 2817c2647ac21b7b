import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { rootFolder } from '../../tools/step.mjs';

/** Node 20 has no process.execve: without it the bootstrap has to stand for its target. */
const ways = [
  { name: 'replacing its process', flags: [] },
  { name: 'as on Node 20, with a child', flags: ['--import', 'data:text/javascript,delete process.execve'] },
];

for (const { name, flags } of ways) {
  describe(`tools/bootstrap.mjs, ${name}`, () => {
    let folder: string;

    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'espalier-bootstrap-'));
    });

    after(() => rmSync(folder, { recursive: true, force: true }));

    function start(program: string, ...args: string[]): ChildProcess & { stdout: NodeJS.ReadableStream } {
      const target = join(folder, 'target.ts');
      writeFileSync(target, program);
      const child = spawn(process.execPath, [...flags, 'tools/bootstrap.mjs', target, ...args], {
        cwd: rootFolder,
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      assert.ok(child.stdout);
      return Object.assign(child, { stdout: child.stdout });
    }

    it('hands on arguments, stdin and exit code, and prints nothing of its own on stdout', async () => {
      const child = start(
        `let input = '';
         for await (const chunk of process.stdin) input += chunk;
         console.log(JSON.stringify([process.argv.slice(2), input]));
         process.exitCode = 7;`,
        'one',
        '--two=3 4',
      );
      child.stdin?.end('from outside');
      const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
      assert.deepEqual(JSON.parse(output), [['one', '--two=3 4'], 'from outside']);
      assert.equal(code, 7);
    });

    it('runs the target on the Node that package-lock.json pins', async () => {
      const child = start('console.log(process.versions.node);');
      const output = await text(child.stdout);
      const { default: lock } = await import('../../package-lock.json', { with: { type: 'json' } });
      assert.equal(output.trim(), lock.packages['node_modules/node'].version);
    });

    for (const [signal, code] of [
      ['SIGTERM', 41],
      ['SIGINT', 42],
    ] as const) {
      it(`lets the target answer ${signal} and ends with its exit code`, async () => {
        const child = start(
          `process.on('${signal}', () => process.exit(${code}));
           setInterval(() => {}, 1000);
           console.log('ready');`,
        );
        await once(child.stdout, 'data');
        child.kill(signal);
        const [exitCode] = await once(child, 'close');
        assert.equal(exitCode, code);
      });
    }
  });
}
