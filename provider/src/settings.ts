/** Where the directory is and who we are there: environment first, then stack config; an explicit instance knows its own. */

/** Names of the settings in stack config and in the inputs of an explicit instance. */
export const settingNames = {
  url: 'espalier:url',
  token: 'espalier:token',
  /** Set to `explicit` by an EspalierProvider: its settings then win over the environment. */
  instance: 'espalier:instance',
} as const;

export interface Settings {
  /** Address of the directory, with or without `/v1`. */
  url: string;
  token: string;
}

/** Reads one configured value. */
export type ConfigReader = (name: string) => string | undefined;

/** The settings, or a sentence for the user about what is missing or wrong and how to set it. */
export type SettingsResult = { settings: Settings; problem?: never } | { settings?: never; problem: string };

/**
 * @param config stack config, or the inputs of an explicit instance
 * @param environment of the process; empty values count as not set
 */
export function findSettings(
  config: ConfigReader,
  environment: Readonly<Record<string, string | undefined>>,
): SettingsResult {
  const isExplicit = config(settingNames.instance) === 'explicit';
  const url = (isExplicit ? undefined : environment.ESPALIER_URL) || config(settingNames.url);
  const token = (isExplicit ? undefined : environment.ESPALIER_TOKEN) || config(settingNames.token);
  if (!url) return { problem: isExplicit ? 'its EspalierProvider has an empty url' : missing.url };
  if (!token) return { problem: isExplicit ? 'its EspalierProvider has an empty token' : missing.token };
  if (!isHttpUrl(url)) return { problem: badUrl };
  return { settings: { url, token } };
}

const missing = {
  url:
    'the address of the directory is not set: set ESPALIER_URL, ' +
    'or run "pulumi config set espalier:url http://127.0.0.1:8787"',
  token:
    'the token for the directory is not set: set ESPALIER_TOKEN, or run "pulumi config set --secret espalier:token"',
};

const badUrl =
  'the address of the directory (ESPALIER_URL, espalier:url or the url of its EspalierProvider) is not an http or https URL';

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
