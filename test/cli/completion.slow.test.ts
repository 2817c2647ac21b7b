import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, runShell } from './command-line.ts';

/** What bash offers after these words, the last of them unfinished. */
async function offered(...words: string[]): Promise<string[]> {
  const typed = ['espalier', ...words].map((word) => `'${word}'`).join(' ');
  const { stdout } = await runShell(
    `source <(espalier completion bash); COMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _espalier; echo "\${COMPREPLY[@]}"`,
  );
  return stdout.trim().split(' ');
}

describe('espalier completion', function () {
  this.timeout(20_000);

  it('completes commands, subcommands, flags and values in bash', async () => {
    assert.deepEqual(await offered('tr'), ['tree']);
    assert.deepEqual(await offered('token', 're'), ['revoke']);
    assert.deepEqual(await offered('token', 'create', '--na'), ['--name']);
    assert.deepEqual(await offered('graph', '--format', ''), ['svg', 'mermaid', 'dot']);
    assert.deepEqual(await offered('tree', '--unit', ''), ['']);
  });

  it('offers every command that --help names, in every shell', async () => {
    const { stdout: help } = await run(['--help']);
    const commands = [...help.matchAll(/^ {2}([a-z]+)(?: \[options\])?(?: <.*>)? {2,}\S/gm)].map(
      ([, name]) => name,
    );
    assert.ok(commands.includes('serve') && commands.includes('completion'));
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { script } = JSON.parse((await run(['completion', shell, '--json'])).stdout) as {
        script: string;
      };
      for (const command of commands.filter((name) => name !== 'help'))
        assert.match(script, new RegExp(`\\b${command}\\b`), `${command} in ${shell}`);
    }
  });

  // Shells that this machine does not have cannot judge their scripts.
  for (const shell of ['bash', 'zsh', 'fish'].filter((name) => spawnSync('which', [name]).status === 0)) {
    it(`is a script that ${shell} can read`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'espalier-completion-'));
      const file = join(folder, 'script');
      writeFileSync(file, (await run(['completion', shell])).stdout);
      const { status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
      rmSync(folder, { recursive: true });
      assert.deepEqual([status, stderr], [0, '']);
    });
  }
});
