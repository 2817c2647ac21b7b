/** The directory that commands talk to, and the token they use. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createEspalier, type Espalier } from '@espalier/sdk';
import { CommandError } from './failure.ts';

interface Credentials {
  readonly url: string;
  readonly token: string;
}

/** Left by the quickstart in the folder that it ran in. */
const credentialsFile = resolve('.espalier', 'credentials.json');

/**
 * Runs `work` with a client of the directory that ESPALIER_URL and ESPALIER_TOKEN name, else the one of a quickstart in
 * this folder, and closes it.
 *
 * @throws CommandError naming the setting that is missing or cannot be used
 */
export async function withDirectory<Result>(work: (client: Espalier) => Promise<Result>): Promise<Result> {
  const { url, token } = credentials(process.env);
  const client = clientOf(url, token);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

function clientOf(url: string, token: string): Espalier {
  try {
    return createEspalier({ baseUrl: url, token, source: 'espalier-cli' });
  } catch (error) {
    if (error instanceof TypeError) throw new CommandError(`ESPALIER_URL cannot be used: ${error.message}`);
    throw error;
  }
}

function credentials(environment: NodeJS.ProcessEnv): Credentials {
  const stored = readStored();
  const url = environment.ESPALIER_URL || stored?.url;
  // A token goes only to the server that it was made for.
  const token = environment.ESPALIER_TOKEN || (stored?.url === url ? stored?.token : undefined);
  if (!url) throw new CommandError(`ESPALIER_URL is not set: export ESPALIER_URL=http://127.0.0.1:8787`);
  if (!token) {
    throw new CommandError(
      'ESPALIER_TOKEN is not set: ask for a token of your tenant, or make one with "espalier token create"',
    );
  }
  return { url, token };
}

function readStored(): Credentials | undefined {
  if (!existsSync(credentialsFile)) return undefined;
  return JSON.parse(readFileSync(credentialsFile, 'utf8')) as Credentials;
}
