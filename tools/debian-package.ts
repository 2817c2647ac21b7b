import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runStep, StepError } from './step.mjs';

/** Whether packages can be installed here: as root, on Debian or a child of it. */
export function canInstallDebianPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs a Debian package without what it only recommends.
 *
 * @param advice - what a person does where that fails
 * @throws {StepError} when it cannot be installed
 */
export async function installDebianPackage(name: string, advice: string): Promise<void> {
  const options = {
    // RUNLEVEL=1 keeps packages from starting services of their own: only their programs are wanted.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    advice,
  };
  await runStep('refresh the list of Debian packages', 'apt-get', ['update'], {
    ...options,
    log: 'apt-update',
  });
  const install = ['install', '-y', '--no-install-recommends', '--no-upgrade', name];
  await runStep(`install ${name}`, 'apt-get', install, { ...options, log: `apt-install-${name}` });
}

/** Where a program is on PATH, by the first of its names that is there; undefined: nowhere. */
export function findProgram(...names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

/**
 * Sees to it that a program of a Debian package of the same name is there, as root by installing it.
 *
 * @throws {StepError} when there is none and it cannot be installed
 */
export async function ensureProgram(name: string): Promise<void> {
  if (findProgram(name)) return;
  const advice = `Install ${name}; npm run test:fast needs none.`;
  if (!canInstallDebianPackages())
    throw new StepError(`The full tests need ${name} and found none. ${advice}`);
  await installDebianPackage(name, advice);
}
