import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootFolder } from '../../tools/step.mjs';

describe('a benchmark', () => {
  it('prints figures with ratios and writes the same to a file', function () {
    this.timeout(60_000);
    const folder = mkdtempSync(join(tmpdir(), 'espalier-test-'));
    try {
      const file = join(folder, 'results', 'sdk.json');
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['bench/main.ts', 'sdk', '--rounds', '1', '--json', file],
        { cwd: rootFolder, encoding: 'utf8' },
      );
      assert.equal(status, 0, stderr);
      assert.match(stdout, /^\| POST a unit +\| @espalier\/sdk +\| +[\d,.]+ +\| +[\d.]+ +\|/m);
      const results = JSON.parse(readFileSync(file, 'utf8'));
      assert.ok(results.cores >= 1);
      const [{ name, settings, tables }] = results.benchmarks;
      assert.deepEqual({ name, settings }, { name: 'sdk', settings: { rounds: 1 } });
      const [bare, sdk] = tables[0].rows;
      assert.equal(sdk.ratio.median, sdk['requests/s'].median / bare['requests/s'].median);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
