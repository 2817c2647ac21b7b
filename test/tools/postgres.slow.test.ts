import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '../../tools/postgres.ts';
import { rootFolder } from '../../tools/step.mjs';

describe('the PostgreSQL of the tests', () => {
  it('answers on 127.0.0.1 only, in UTF-8, to its password only, and never runs as root', async () => {
    const server = await startPostgres();
    try {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      const { rows } = await client.query(
        `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listens,
           current_setting('max_connections')::int as connections, current_setting('server_version_num')::int as version`,
      );
      await client.end();
      assert.deepEqual(
        { ...rows[0], version: rows[0].version >= 150000 },
        {
          encoding: 'UTF8',
          listens: '127.0.0.1',
          connections: 200,
          version: true,
        },
      );
      assert.notEqual(statSync(`/proc/${server.pid}`).uid, 0);
      const stranger = new pg.Client({ connectionString: server.url.replace(/:[0-9a-f]+@/, ':guess@') });
      await assert.rejects(stranger.connect(), /password authentication failed/);
    } finally {
      await server.stop();
    }
  });

  it('is gone after stop, with its folder', async () => {
    const server = await startPostgres();
    const folder = folderOf(server.pid);
    assert.ok(existsSync(folder));
    await server.stop();
    assert.equal(existsSync(folder), false);
    await assert.rejects(new pg.Client({ connectionString: server.url }).connect(), /ECONNREFUSED/);
  });

  it('does not outlive a process that is killed', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'espalier-killed-'));
    try {
      const program = join(scratch, 'program.ts');
      writeFileSync(
        program,
        `import { startPostgres } from ${JSON.stringify(join(rootFolder, 'tools', 'postgres.ts'))};
         console.log((await startPostgres()).pid);
         setInterval(() => {}, 1000);`,
      );
      const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'ignore'] });
      const [chunk] = await once(child.stdout, 'data');
      const folder = folderOf(Number(chunk));
      child.kill('SIGKILL');
      await once(child, 'close');
      for (let waits = 0; existsSync(folder) && waits < 150; waits++) await sleep(100);
      assert.equal(existsSync(folder), false);
      assert.equal(existsSync(`/proc/${Number(chunk)}/exe`), false);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
});

function folderOf(pid: number): string {
  const [, dataFolder = ''] = /-D\0([^\0]+)\/data\0/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? [];
  return dataFolder;
}
