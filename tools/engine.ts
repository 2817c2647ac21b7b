/** Finds the Pulumi engine that programs here run on, or gets it. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { buildEngine, downloadEngine, engineFiles, engineVersion } from './engine-sources.ts';
import { withFileLock } from './file-lock.mjs';
import { report, rootFolder, StepError } from './step.mjs';

/** A usable engine: the folder with `pulumi`, the Node language host and the dynamic provider's launcher. */
export interface Engine {
  readonly binDir: string;
  /** What `pulumi version` says, without the "v". */
  readonly version: string;
  readonly source: 'path' | 'cache' | 'download' | 'build';
}

/**
 * Returns the engine: the one on PATH when it is new enough, else the one in the user's cache, else it installs
 * the official release or, where that cannot be reached, a Go build into that cache. Several processes may call
 * this at once; one installs, the others wait. Progress goes to stderr.
 *
 * @throws {StepError} when neither download nor build succeeds
 */
export async function ensureEngine(): Promise<Engine> {
  return (await findOnPath()) ?? (await findInCache()) ?? (await installIntoCache());
}

/** Where this user's engines are kept, outside every checkout, so that a fresh clone does not pay again. */
export function engineCacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const base = environment.XDG_CACHE_HOME;
  return join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'espalier', 'pulumi');
}

async function findOnPath(): Promise<Engine | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    // node_modules/.bin/pulumi is only a downloader of the real thing.
    if (folder === '' || folder.startsWith(join(rootFolder, 'node_modules'))) continue;
    const command = join(folder, 'pulumi');
    if (!existsSync(command)) continue;
    const binDir = dirname(realpathSync(command));
    const version = await versionOf(binDir);
    if (version !== undefined && isAtLeast(version, engineVersion))
      return { binDir, version, source: 'path' };
    report(
      `not using ${command}: ${version ? `version ${version} is too old` : 'it lacks parts or does not run'}`,
    );
    return undefined;
  }
  return undefined;
}

async function findInCache(): Promise<Engine | undefined> {
  const binDir = join(engineCacheFolder(), engineVersion);
  const version = await versionOf(binDir);
  return version === engineVersion ? { binDir, version, source: 'cache' } : undefined;
}

async function installIntoCache(): Promise<Engine> {
  const binDir = join(engineCacheFolder(), engineVersion);
  const draft = `${binDir}.draft`;
  return withFileLock(
    `${binDir}.lock`,
    async () => {
      const installedMeanwhile = await findInCache();
      if (installedMeanwhile) return installedMeanwhile;
      // Also clears what a killed installation left behind.
      for (const folder of [draft, binDir]) rmSync(folder, { recursive: true, force: true });
      const source = await fill(draft);
      renameSync(draft, binDir);
      return { binDir, version: engineVersion, source };
    },
    (owner) => report(`waiting for another process (${owner}) that installs the Pulumi engine`),
  );
}

async function fill(folder: string): Promise<'download' | 'build'> {
  mkdirSync(folder, { recursive: true });
  try {
    await downloadEngine(folder);
    await assertWorks(folder);
    return 'download';
  } catch (error) {
    report(`the official release is not to be had (${firstSentence(error)}); building it with Go instead`);
  } finally {
    rmSync(join(folder, 'download'), { recursive: true, force: true });
  }
  await buildEngine(folder);
  await assertWorks(folder);
  return 'build';
}

async function assertWorks(folder: string): Promise<void> {
  const version = await versionOf(folder);
  if (version === engineVersion) return;
  throw new StepError(
    `The Pulumi engine in ${folder} should be ${engineVersion} but says ${version ?? 'nothing'}. ` +
      'Delete that folder and run the command again, or install the Pulumi CLI yourself.',
  );
}

/** Undefined when a file is missing or the engine does not run here. */
async function versionOf(binDir: string): Promise<string | undefined> {
  if (!engineFiles.every((file) => existsSync(join(binDir, file)))) return undefined;
  const environment = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: 'true' };
  const answer = await promisify(execFile)(join(binDir, 'pulumi'), ['version'], { env: environment }).catch(
    () => undefined,
  );
  return answer && /^v(\d+\.\d+\.\d+)/.exec(answer.stdout)?.[1];
}

function isAtLeast(version: string, wanted: string): boolean {
  return version.localeCompare(wanted, 'en', { numeric: true }) >= 0;
}

function firstSentence(error: unknown): string {
  return error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error);
}
