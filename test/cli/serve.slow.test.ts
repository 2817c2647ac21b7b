import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { usage } from '@espalier/server';
import { run, ServedDirectory, start } from './command-line.ts';

describe('espalier serve', function () {
  this.timeout(60_000);

  it('prints one line when it takes requests, and ends with 0 on SIGTERM', async () => {
    const directory = await ServedDirectory.start();
    assert.equal((await fetch(`${directory.url}/readyz`)).status, 200);
    assert.equal(await directory.stop(), 0);
  });

  it('says where it listens as JSON with --json, and shows the token it made once, on stderr', async () => {
    const child = start(['serve', '--port', '0', '--data', 'memory', '--json']);
    let stdout = '';
    let stderr = '';
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    for await (const chunk of child.stdout ?? []) {
      stdout += chunk;
      if (!stdout.includes('}\n')) continue;
      child.kill('SIGTERM');
    }
    if (child.exitCode === null) await once(child, 'exit');
    const { url } = JSON.parse(stdout) as { url: string };
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.match(stderr, /platform administrator token \(printed this once, keep it\): esp_/);
    assert.equal(child.exitCode, 0);
  });

  it('has the flags and settings of npm run serve', async () => {
    const { stdout: help } = await run(['serve', '--help']);
    const names = (text: string) => [...new Set(text.match(/--[a-z-]+|ESPALIER_[A-Z_]+/g))];
    for (const name of names(usage)) assert.ok(help.includes(name), `${name} is missing`);
    for (const flag of names(help).filter((name) => name.startsWith('--')))
      assert.ok(usage.includes(flag) || ['--help', '--json'].includes(flag), `${flag} is its own`);
  });

  it('tells in one line that a port is taken', async () => {
    const directory = await ServedDirectory.start();
    const { exitCode, stdout, stderr } = await run([
      'serve',
      '--data',
      'memory',
      '--port',
      new URL(directory.url).port,
    ]);
    await directory.stop();
    assert.deepEqual([exitCode, stdout], [1, '']);
    assert.match(stderr, /^espalier: cannot start: .*EADDRINUSE.*$/m);
  });
});
