import { existsSync } from 'node:fs';
import { runStep } from './step.mjs';

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
