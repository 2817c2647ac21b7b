import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { rootFolder } from '../../tools/step.mjs';
import { DeclaredTree, portraitsIn } from './declared-tree.ts';
import { DoomedRun } from './doomed-run.ts';
import { scenery } from './scenery.ts';
import type { Invocation } from './stack.ts';

describe('npm run pulumi: after a kill', function () {
  const scene = scenery(this);

  /** As `npm run pulumi -- ARGS`, on the project of the test. */
  function viaTool(...args: string[]): Invocation {
    const { options } = scene.stack.invocation([]);
    const tool = join(rootFolder, 'tools', 'pulumi.ts');
    return {
      file: process.execPath,
      args: [tool, '-C', scene.stack.folder, ...args, '--non-interactive', '--color', 'never'],
      options: { cwd: rootFolder, env: { ...options.env, PULUMI_STACK: 'dev' } },
    };
  }

  function run({ file, args, options }: Invocation): Promise<{ exitCode: unknown; text: string }> {
    return new Promise((resolve) => {
      execFile(file, args, options, (error, stdout, stderr) =>
        resolve({ exitCode: error === null ? 0 : error.code, text: stdout + stderr }),
      );
    });
  }

  it('says that the stack is locked and what to do, and doing it helps', async () => {
    const tree = new DeclaredTree();
    scene.stack.program(tree.program());
    const atWork = new Promise<void>((resolve) => {
      scene.recorder.fault = () => void resolve();
    });
    const up = viaTool('up', '--yes', '--skip-preview');
    const doomed = new DoomedRun(up);
    try {
      await atWork;
      await doomed.kill('group');
    } finally {
      await doomed.reap();
    }

    const refused = await run(up);
    assert.notEqual(refused.exitCode, 0);
    assert.match(refused.text, /^ {2}npm run pulumi -- cancel --yes\n {2}npm run pulumi -- up$/m);
    const advised = await run(viaTool('cancel', '--yes'));
    assert.equal(advised.exitCode, 0, advised.text);
    const repeated = await run(up);
    assert.equal(repeated.exitCode, 0, repeated.text);
    assert.doesNotMatch(repeated.text, /cancel/);
    assert.deepEqual(await portraitsIn(scene.tenant), tree.portraits());
  });
});
