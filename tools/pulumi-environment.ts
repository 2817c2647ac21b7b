/** The environment in which the pinned Pulumi runs apart from whatever else the machine has of Pulumi. */
import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rootFolder } from './step.mjs';

/** State, plugins and settings of Pulumi for the root program; not under version control. */
export const localPulumiFolder = join(rootFolder, '.espalier', 'pulumi');

/** Protects nothing by itself: it lies beside the state it encrypts. For shared state set one of your own. */
const LOCAL_PASSPHRASE = 'espalier-local';

export interface PulumiPlace {
  /** Folder of the engine, from `ensureEngine()`. */
  readonly binDir: string;
  /** Absolute folder that takes state and settings, such as `localPulumiFolder`. */
  readonly folder: string;
}

/**
 * Returns `base` with everything set that an isolated run needs. What `base` already sets stays, so that another
 * backend, passphrase or home is chosen as with any Pulumi. Pure: make the folder with `preparePulumiFolders`.
 *
 * PULUMI_SKIP_CHECKPOINTS makes a run of 1,000 resources seven times faster and forgets, when killed, what it has
 * made. That is safe here because every create of the provider can be repeated (docs/decisions).
 */
export function pulumiEnvironment(base: NodeJS.ProcessEnv, place: PulumiPlace): NodeJS.ProcessEnv {
  const passphraseChosen = 'PULUMI_CONFIG_PASSPHRASE' in base || 'PULUMI_CONFIG_PASSPHRASE_FILE' in base;
  return {
    PULUMI_HOME: join(place.folder, 'home'),
    // Without metadata=skip a kill can leave an empty .attrs file, after which the state cannot be read.
    PULUMI_BACKEND_URL: `${pathToFileURL(join(place.folder, 'state')).href}?metadata=skip`,
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
    PULUMI_SKIP_CHECKPOINTS: 'true',
    ...(passphraseChosen ? {} : { PULUMI_CONFIG_PASSPHRASE: LOCAL_PASSPHRASE }),
    ...base,
    // Engine first: node_modules/.bin has a `pulumi` too, which only downloads.
    PATH: [place.binDir, join(rootFolder, 'node_modules', '.bin'), base.PATH ?? ''].join(delimiter),
  };
}

/** Makes the folders that `environment` names, where they are local: Pulumi wants its backend folder to exist. */
export function preparePulumiFolders(environment: NodeJS.ProcessEnv): void {
  const { PULUMI_BACKEND_URL: backend, PULUMI_HOME: home } = environment;
  if (home) mkdirSync(home, { recursive: true });
  // file://~ and relative forms are Pulumi's own, and the user's to prepare.
  if (backend?.startsWith('file:///')) mkdirSync(fileURLToPath(new URL(backend)), { recursive: true });
}

/** Where a directory listens and a token for it, as the quickstart leaves them in .espalier/credentials.json. */
export interface Credentials {
  readonly url: string;
  readonly token: string;
}

/**
 * Returns the ESPALIER_URL and ESPALIER_TOKEN to add to `base`; what it sets stays. A token goes only to the
 * server that it was made for: with another address chosen, nothing is filled in.
 */
export function directorySettings(
  base: NodeJS.ProcessEnv,
  stored: Credentials | undefined,
): NodeJS.ProcessEnv {
  const { ESPALIER_URL: url = stored?.url, ESPALIER_TOKEN: token } = base;
  if (stored === undefined || url !== stored.url) return {};
  return { ESPALIER_URL: url, ESPALIER_TOKEN: token ?? stored.token };
}
