import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../tools/step.mjs';

function bench(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['bench/main.ts', ...args], { cwd: rootFolder, encoding: 'utf8' });
}

describe('npm run bench', () => {
  it('names every benchmark of its folder in the help text', () => {
    const files = readdirSync(join(rootFolder, 'bench')).filter((file) => file.endsWith('.bench.ts'));
    const { status, stdout } = bench('--help');
    assert.equal(status, 0);
    assert.ok(files.length >= 4);
    for (const file of files)
      assert.match(stdout, new RegExp(`^ {2}${file.replace('.bench.ts', '')} .+$`, 'm'));
  });

  for (const [args, message] of [
    [['nothing'], /there is no benchmark nothing; there are:\n.*memory/],
    [['sdk', '--count', '3'], /--count is no setting of sdk/],
    [['sdk', '--rounds', '0'], /--rounds is 0; give a whole number from 1/],
    [['sdk', '--round', '1'], /Unknown option '--round'/],
  ] as const) {
    it(`refuses ${args.join(' ')} with one plain message, before it measures`, () => {
      const { status, stdout, stderr } = bench(...args);
      assert.equal(status, 1);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n\s+at /);
      assert.equal(stdout, '');
    });
  }
});
