import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { withFileLock } from '../../tools/file-lock.mjs';
import { rootFolder } from '../../tools/step.mjs';

describe('a file lock', () => {
  let folder: string;
  let lock: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'espalier-lock-'));
    lock = join(folder, 'deep', 'it.lock');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lets processes through one at a time', async () => {
    const log = join(folder, 'log');
    const program = `
      import { appendFileSync } from 'node:fs';
      import { setTimeout as sleep } from 'node:timers/promises';
      import { withFileLock } from ${JSON.stringify(join(rootFolder, 'tools', 'file-lock.mjs'))};
      await withFileLock(${JSON.stringify(lock)}, async () => {
        appendFileSync(${JSON.stringify(log)}, 'in ');
        await sleep(50);
        appendFileSync(${JSON.stringify(log)}, 'out ');
      });`;
    const file = join(folder, 'program.mjs');
    writeFileSync(file, program);
    const codes = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const child = spawn(process.execPath, [file], { stdio: ['ignore', 'inherit', 'pipe'] });
        const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
        return errors || code;
      }),
    );
    assert.deepEqual(codes, [0, 0, 0, 0]);
    assert.equal(readFileSync(log, 'utf8'), 'in out '.repeat(4));
  });

  it('returns what the work returns and is free again, also after a failure', async () => {
    assert.equal(await withFileLock(lock, async () => 5), 5);
    await assert.rejects(
      withFileLock(lock, async () => {
        throw new Error('work failed');
      }),
      /work failed/,
    );
    assert.deepEqual(readdirSync(join(folder, 'deep')), []);
  });

  it('takes over the lock of a process that was killed', async () => {
    const dead = spawn(process.execPath, ['-e', '0']);
    await once(dead, 'close');
    await withFileLock(lock, async () => {});
    writeFileSync(lock, `${dead.pid} ${hostname()}`);
    assert.equal(await withFileLock(lock, async () => 'mine'), 'mine');
    assert.equal(existsSync(lock), false);
  });

  it('tells once whom it waits for', async () => {
    await withFileLock(lock, async () => {});
    writeFileSync(lock, `${process.pid} ${hostname()}`);
    const owners: string[] = [];
    const waiting = withFileLock(
      lock,
      async () => {},
      (owner) => {
        owners.push(owner);
        setTimeout(() => rmSync(lock), 450);
      },
    );
    await waiting;
    assert.deepEqual(owners, [`${process.pid} ${hostname()}`]);
  });
});
