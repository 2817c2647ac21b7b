/** Settings and clients of lookups, which run in the program itself, not in the provider. */
import { createEspalier, type Espalier, EspalierError } from '@espalier/sdk';
import * as pulumi from '@pulumi/pulumi';
import type { EspalierProvider } from '../espalier-provider.ts';
import { explain } from '../host/failure-text.ts';
import { findSettings, type Settings } from '../settings.ts';

/** Options of every lookup. */
export interface LookupOptions {
  /**
   * Looks in the tenant of this instance. Default: as resources without one, ESPALIER_URL and ESPALIER_TOKEN, else the
   * stack config `espalier:url` and `espalier:token`.
   */
  provider?: EspalierProvider | undefined;
}

const clients = new Map<string, Espalier>();

/**
 * Runs a lookup.
 *
 * @param name of the function that the program has called, put in front of errors
 * @throws pulumi.RunError when settings are missing, or nothing or several are found, or the directory cannot answer
 */
export async function lookUp<Found>(
  name: string,
  { provider }: LookupOptions,
  find: (client: Espalier) => Promise<Found>,
): Promise<Found> {
  try {
    return await find(clientFor(await settingsOf(provider)));
  } catch (error) {
    if (error instanceof NotOne || error instanceof EspalierError)
      throw new pulumi.RunError(`${name}: ${error instanceof NotOne ? error.message : explain(error)}`);
    throw error;
  }
}

/** Nothing was found, or several were, or the settings do not say where to look. */
export class NotOne extends Error {}

/**
 * The Output form of a lookup: runs once all arguments and settings are known; in a preview it may stay unknown.
 *
 * @param args Input of the arguments, at any depth
 * @param find the promise form
 */
export function whenKnown<Args, Found>(
  args: pulumi.Input<Args>,
  { provider }: LookupOptions,
  find: (args: Args) => Promise<Found>,
): pulumi.Output<Found> {
  // The token is a secret, what is found with it is none.
  const ready =
    provider === undefined ? pulumi.output(true) : pulumi.unsecret(provider.settings).apply(() => true);
  const found = pulumi.output(args).apply((known) => ready.apply(() => find(known as Args)));
  return found as pulumi.Output<Found>;
}

function clientFor({ url, token }: Settings): Espalier {
  const key = JSON.stringify([url, token]);
  const client = clients.get(key) ?? createEspalier({ baseUrl: url, token, userAgent: 'espalier-pulumi' });
  clients.set(key, client);
  return client;
}

async function settingsOf(provider: EspalierProvider | undefined): Promise<Settings> {
  const own = provider === undefined ? undefined : await settled(provider.settings);
  const config = (name: string) =>
    own?.[name] ?? (own === undefined ? pulumi.runtime.getConfig(name) : undefined);
  const { settings, problem } = findSettings(config, process.env);
  if (settings === undefined) throw new NotOne(problem);
  return settings;
}

/** @throws NotOne when it is not known yet, which `apply` would wait for in vain */
async function settled<Value>(output: pulumi.Output<Value>): Promise<Value> {
  const { isKnown } = output as unknown as { isKnown: Promise<boolean> };
  if (!(await isKnown))
    throw new NotOne(
      `the settings of its EspalierProvider are not known yet in a preview; use the Output form`,
    );
  return new Promise((resolve) => output.apply((value) => resolve(value as Value)));
}
