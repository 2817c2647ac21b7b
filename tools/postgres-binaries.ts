/** Finds PostgreSQL's programs on this machine, or installs Debian's package where that is allowed. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { canInstallDebianPackages, installDebianPackage } from './debian-package.ts';
import { StepError } from './step.mjs';

const OLDEST_VERSION = 15;
const DEBIAN_ROOT = '/usr/lib/postgresql';
const advice = 'Install PostgreSQL 15 or newer yourself, or set ESPALIER_TEST_DATABASE_URL.';

/**
 * Returns the folder with `initdb` and `postgres` of the newest PostgreSQL >= 15; as root on Debian it installs the
 * package `postgresql` when there is none.
 *
 * @throws {StepError} when there is none and it cannot be installed
 */
export async function ensurePostgresBinaries(): Promise<string> {
  const found = await findPostgresBinaries();
  if (found !== undefined) return found;
  if (!canInstallDebianPackages()) throw new StepError(missing());
  await installDebianPackage('postgresql', advice);
  const installed = await findPostgresBinaries();
  if (installed === undefined) throw new StepError(missing());
  return installed;
}

/** As `ensurePostgresBinaries`, but undefined when there is none. */
export async function findPostgresBinaries(): Promise<string | undefined> {
  const debian = existsSync(DEBIAN_ROOT)
    ? readdirSync(DEBIAN_ROOT).map((name) => join(DEBIAN_ROOT, name, 'bin'))
    : [];
  // A link on PATH, such as /usr/local/bin/postgres, need not have initdb beside it; what it points to does.
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'postgres'))
    .filter((command) => existsSync(command))
    .map((command) => dirname(realpathSync(command)));
  const folders = [...new Set([...debian, ...onPath])].filter((folder) => existsSync(join(folder, 'initdb')));
  const known = await Promise.all(
    folders.map(async (folder) => ({ folder, version: await majorVersion(folder) })),
  );
  const usable = known
    .filter(({ version }) => version >= OLDEST_VERSION)
    .sort((a, b) => b.version - a.version);
  return usable[0]?.folder;
}

async function majorVersion(folder: string): Promise<number> {
  const answer = await promisify(execFile)(join(folder, 'postgres'), ['--version']).catch(() => undefined);
  return Number(/\(PostgreSQL\) (\d+)/.exec(answer?.stdout ?? '')?.[1] ?? 0);
}

function missing(): string {
  return (
    `The full tests need PostgreSQL ${OLDEST_VERSION} or newer and found none in ${DEBIAN_ROOT} or on PATH. Install it ` +
    '(on Debian and Ubuntu: sudo apt-get install postgresql), or set ESPALIER_TEST_DATABASE_URL to a database that ' +
    'the tests may use, or run npm run test:fast, which needs none.'
  );
}
