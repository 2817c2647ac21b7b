/** npm run pulumi -- ARGS: the pinned Pulumi CLI on the root program, with local state unless told otherwise. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureEngine } from './engine.ts';
import { exitCodeOf, passSignals } from './pass-signals.mjs';
import {
  type Credentials,
  directorySettings,
  localPulumiFolder,
  preparePulumiFolders,
  pulumiEnvironment,
} from './pulumi-environment.ts';
import { report, rootFolder, StepError } from './step.mjs';

const DEFAULT_STACK = 'dev';
const STACK_COMMANDS = new Set(
  'cancel config console destroy do env export history import logs pre preview refresh state up update watch'.split(
    ' ',
  ),
);
const LOCKED = /the stack is currently locked/;
const LOCK_ADVICE = `
The stack is locked: another run is at work, or one was killed and could not unlock it. If none is at work:
  npm run pulumi -- cancel --yes
  npm run pulumi -- up
This is safe: cancel only removes the lock, and every create of Espalier's resources can be repeated, so up
finds what the killed run had made instead of making it twice. A warning about "pending creates" needs no action.
`;

await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof StepError)) throw error;
  report(error.message);
  process.exitCode = 1;
});

async function main(args: readonly string[]): Promise<void> {
  const { binDir } = await ensureEngine();
  const base = { ...process.env, ...directorySettings(process.env, readCredentials()) };
  const environment = pulumiEnvironment(base, { binDir, folder: localPulumiFolder });
  preparePulumiFolders(environment);
  const command = join(binDir, 'pulumi');
  if (needsStack(args, environment)) selectStack(command, environment);
  // stderr goes through a pipe only to be read along; Pulumi takes its terminal from stdin and stdout.
  const child = spawn(command, args, {
    cwd: rootFolder,
    env: environment,
    stdio: ['inherit', 'inherit', 'pipe'],
  });
  passSignals(child);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    process.stderr.write(chunk);
    stderr += chunk.toString();
  });
  child.on('close', (code, signal) => {
    if (code !== 0 && LOCKED.test(stderr)) process.stderr.write(LOCK_ADVICE);
    process.exitCode = exitCodeOf(code, signal);
  });
}

function readCredentials(): Credentials | undefined {
  const file = join(rootFolder, '.espalier', 'credentials.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Credentials) : undefined;
}

function needsStack(args: readonly string[], environment: NodeJS.ProcessEnv): boolean {
  const named = environment.PULUMI_STACK || args.some((arg) => /^(-s|--stack|-h|--help)(=|$)/.test(arg));
  return !named && args.some((arg) => STACK_COMMANDS.has(arg));
}

function selectStack(command: string, environment: NodeJS.ProcessEnv): void {
  const run = (...args: string[]) =>
    spawnSync(command, args, { cwd: rootFolder, env: environment, encoding: 'utf8' });
  if (run('stack', '--show-name', '--non-interactive').status === 0) return;
  const { status, stderr } = run('stack', 'select', '--create', DEFAULT_STACK, '--non-interactive');
  if (status !== 0) throw new StepError(`Could not select the stack "${DEFAULT_STACK}": ${stderr.trim()}`);
  report(`no stack was selected; selected "${DEFAULT_STACK}"`);
}
