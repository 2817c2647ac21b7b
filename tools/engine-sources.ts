/** The two ways to get a Pulumi engine that this machine does not have: the official release, or a Go build. */
import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pinnedNode } from './install.mjs';
import { rootFolder, runStep, StepError } from './step.mjs';

const DOWNLOAD_TIMEOUT_MS = 180_000;
const OLDEST_GO = [1, 21] as const;

/** Files that make an engine able to run Node programs with dynamic resources; they belong in one folder. */
export const engineFiles = ['pulumi', 'pulumi-language-nodejs', 'pulumi-resource-pulumi-nodejs'] as const;

/**
 * The engine version that everything here is tested with, such as "3.254.0".
 * tools/pulumi/go.mod is the only place that names it.
 */
export const engineVersion = readEngineVersion();

function readEngineVersion(): string {
  const goMod = readFileSync(join(rootFolder, 'tools', 'pulumi', 'go.mod'), 'utf8');
  const version = /^require github\.com\/pulumi\/pulumi\/pkg\/v3 v(\d+\.\d+\.\d+)$/m.exec(goMod)?.[1];
  if (version === undefined)
    throw new Error('tools/pulumi/go.mod does not name the version of the Pulumi engine');
  return version;
}

/**
 * Fetches the official release through the npm package `pulumi`.
 *
 * @param folder existing folder, receives the engine's files
 * @throws {StepError} soon when the release cannot be reached, after three minutes when the download hangs
 */
export async function downloadEngine(folder: string): Promise<void> {
  const home = join(folder, 'download');
  await runStep(
    `download the Pulumi engine ${engineVersion}`,
    pinnedNode,
    [join(rootFolder, 'node_modules', 'pulumi', 'run.js'), 'version'],
    {
      env: { ...process.env, PULUMI_HOME: home, PULUMI_VERSION: engineVersion },
      log: 'engine-download',
      advice: 'Check that this machine reaches get.pulumi.com.',
      timeoutMs: DOWNLOAD_TIMEOUT_MS,
    },
  );
  cpSync(join(home, 'versions', engineVersion, 'bin'), folder, { recursive: true });
}

/**
 * Builds engine and Node language host from the modules that tools/pulumi and tools/language-host pin.
 * Takes some four minutes on two cores the first time, seconds while Go's own build cache is warm.
 *
 * @param folder existing folder, receives the engine's files
 * @throws {StepError} when Go is missing, too old, or the build fails
 */
export async function buildEngine(folder: string): Promise<void> {
  await assertGo();
  // Unstamped, the engine has no version and Pulumi's Automation API refuses it.
  const stamp = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${engineVersion}`;
  await goBuild('the Pulumi engine (about four minutes)', {
    module: 'pulumi',
    output: join(folder, 'pulumi'),
    args: [
      '-tags',
      'grpcnotrace',
      '-ldflags',
      `-s -w ${stamp}`,
      'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi',
    ],
  });
  await goBuild('the Pulumi language host for Node', {
    module: 'language-host',
    output: join(folder, 'pulumi-language-nodejs'),
    args: ['-ldflags', `-s -w ${stamp}`, 'github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs'],
  });
  const launcher = 'pulumi-resource-pulumi-nodejs';
  copyFileSync(join(rootFolder, 'node_modules', '@pulumi', 'pulumi', launcher), join(folder, launcher));
}

async function goBuild(
  what: string,
  build: { module: string; output: string; args: readonly string[] },
): Promise<void> {
  await runStep(`build ${what}`, 'go', ['build', '-trimpath', '-o', build.output, ...build.args], {
    cwd: join(rootFolder, 'tools', build.module),
    // Without cgo the result needs no C compiler here and no matching C library where the cache is shared.
    env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' },
    log: `engine-build-${build.module}`,
    advice: `Check that \`go env GOPROXY\` names a proxy that this machine reaches and that 5 GB are free, or install the Pulumi CLI ${engineVersion} or newer yourself.`,
  });
}

async function assertGo(): Promise<void> {
  const found = await promisify(execFile)('go', ['env', 'GOVERSION']).catch(() => undefined);
  const [major = 0, minor = 0] = (found?.stdout.match(/\d+/g) ?? []).map(Number);
  if (major > OLDEST_GO[0] || (major === OLDEST_GO[0] && minor >= OLDEST_GO[1])) return;
  throw new StepError(
    `The official Pulumi release could not be downloaded, and building the engine needs Go ${OLDEST_GO.join('.')} or newer ` +
      `(found: ${found?.stdout.trim() || 'none'}). Install Go, or put the Pulumi CLI ${engineVersion} or newer on PATH, and run the command again.`,
  );
}
