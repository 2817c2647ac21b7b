/** Finds Chromium on this machine, or installs Debian's package where that is allowed. */
import { canInstallDebianPackages, findProgram, installDebianPackage } from './debian-package.ts';
import { StepError } from './step.mjs';

const programs = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const advice = 'Install Chromium or Chrome, or name one in ESPALIER_CHROMIUM; npm run test:fast needs none.';

function findChromium(): string | undefined {
  return process.env.ESPALIER_CHROMIUM || findProgram(...programs);
}

/**
 * The program that shows pages in tests; as root on Debian it is installed when there is none.
 *
 * @throws {StepError} when there is none and it cannot be installed
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  if (canInstallDebianPackages()) await installDebianPackage('chromium', advice);
  const installed = findChromium();
  if (installed === undefined) throw new StepError(`The full tests need Chromium and found none. ${advice}`);
  return installed;
}
