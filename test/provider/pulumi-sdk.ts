/** Versions of Pulumi's SDK for Node beside the installed one. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { engineCacheFolder } from '../../tools/engine.ts';
import { withFileLock } from '../../tools/file-lock.mjs';
import { rootFolder } from '../../tools/step.mjs';

/** The lower end of the range in provider/package.json. */
export const oldestSupported = oldestOf(join(rootFolder, 'provider/package.json'));
/** The newest release when this was last looked at; raise it when the suite is green with a newer one. */
export const newestSupported = '3.270.0';

/**
 * The file that the engine runs as the dynamic provider's host, of one release. It is installed by npm into the folder
 * where engines are kept too, outside every checkout.
 */
export async function dynamicProviderOf(version: string): Promise<string> {
  const folder = join(dirname(engineCacheFolder()), 'pulumi-sdk', version);
  const host = join(folder, 'node_modules/@pulumi/pulumi/cmd/dynamic-provider/index.js');
  await withFileLock(`${folder}.lock`, async () => {
    if (!existsSync(host)) await install(version, folder);
  });
  return host;
}

async function install(version: string, folder: string): Promise<void> {
  const draft = `${folder}.draft`;
  for (const each of [draft, folder]) rmSync(each, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const dependencies = { '@pulumi/pulumi': version };
  writeFileSync(join(draft, 'package.json'), JSON.stringify({ private: true, dependencies }));
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'];
  await promisify(execFile)('npm', args, { cwd: draft });
  renameSync(draft, folder);
}

function oldestOf(packageFile: string): string {
  const { peerDependencies } = JSON.parse(readFileSync(packageFile, 'utf8'));
  const oldest = /^>=(\d+\.\d+\.\d+) /.exec(peerDependencies['@pulumi/pulumi'])?.[1];
  if (oldest === undefined) throw new Error('the peer range of @pulumi/pulumi should begin with >=');
  return oldest;
}
