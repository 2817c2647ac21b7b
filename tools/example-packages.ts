/** What an example needs beyond the workspaces: installed only for those who run it (docs/decisions/0017-aws-example.md). */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFileLock } from './file-lock.mjs';
import { report, rootFolder, runStep } from './step.mjs';

/**
 * Makes node_modules of an example with a package.json of its own what its package-lock.json says. Costs a millisecond
 * when it already is.
 *
 * @param name folder below examples, as in `aws-secrets`
 * @returns the folder of the example
 * @throws StepError when npm fails
 */
export async function ensureExampleInstalled(name: string): Promise<string> {
  const folder = join(rootFolder, 'examples', name);
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const stamp = join(folder, 'node_modules', '.espalier-lock');
  const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isInstalled()) return folder;
  await withFileLock(
    join(rootFolder, '.espalier', `install-${name}.lock`),
    async () => {
      if (isInstalled()) return;
      // No install script is needed; what is not run cannot surprise.
      await runStep(`install packages of examples/${name}`, 'npm', ['ci', '--ignore-scripts'], {
        cwd: folder,
        log: `npm-${name}`,
        advice: 'Check that this machine reaches its npm registry (`npm ping`), then try again.',
      });
      writeFileSync(stamp, wanted);
    },
    (owner) => report(`waiting for another installation (process ${owner})`),
  );
  return folder;
}
