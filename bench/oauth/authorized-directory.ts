/** A directory in which one application is authorized for one customer, with as many token families as are asked for. */
import { createHash, randomBytes } from 'node:crypto';
import { openStore } from '../../server/src/db/store.ts';
import { issueCode } from '../../server/src/oauth/issue-code.ts';
import { DirectoryProcess } from '../directory-process.ts';
import { BareHttp } from '../tree/bare-http.ts';
import { TokenClient } from './token-client.ts';

const redirectUri = 'https://scheduler.example/callback';
const scopes = ['directory:read'];

export interface AuthorizedDirectory {
  /** Of the server's process. */
  readonly pid: number;
  readonly client: TokenClient;
  /** Of the tenant, for everything in it. */
  readonly apiToken: string;
  /** The customer's. */
  readonly unitId: string;
  readonly refreshTokens: string[];
  close(): Promise<void>;
}

interface Made {
  id: string;
  tenantId: string;
  clientId: string;
  clientSecret: string;
}

/** What the consent page does for a person who approves. */
async function makeCodes(data: string, tenantId: string, authorizationId: string, count: number) {
  const store = await openStore(data, (error) => {
    throw error;
  });
  const pairs = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  try {
    return await store.withSession(async (session) => {
      await session.bind('espalier_app', tenantId);
      const codes: { code: string; code_verifier: string }[] = [];
      for (const verifier of pairs) {
        const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
        const request = { authorizationId, scopes, redirectUri, codeChallenge };
        codes.push({ code: await issueCode(session, request, new Date()), code_verifier: verifier });
      }
      return codes;
    });
  } finally {
    await store.close();
  }
}

/**
 * Starts one.
 *
 * @param data - `postgres://...`
 * @param families - how many refresh tokens
 * @param connections - of the client
 */
export async function openAuthorizedDirectory(
  data: string,
  families: number,
  connections: number,
): Promise<AuthorizedDirectory> {
  const directory = await DirectoryProcess.start(data);
  const apiToken = await directory.newTenant();
  const http = new BareHttp(directory.url, apiToken);
  const make = async (path: string, body: object) => (await http.post(path, body)) as Made;
  const [publisher, unit] = [
    await make('/ou', { displayName: 'Publisher' }),
    await make('/ou', { displayName: 'Customer' }),
  ];
  const application = await make('/applications', {
    organizationUnitId: publisher.id,
    displayName: 'Scheduler',
    redirectUris: [redirectUri],
    allowedScopes: scopes,
  });
  const asked = { applicationId: application.id, organizationUnitId: unit.id, scopes };
  const { id } = await make('/authorizations', asked);
  await http.post(`/authorizations/${id}/approve`, {});
  await http.close();
  const paths = { token: '/oauth/token', introspection: '/oauth/introspect' };
  const client = new TokenClient(directory.url, application, paths, connections);
  const refreshTokens: string[] = [];
  for (const code of await makeCodes(data, unit.tenantId, id, families)) {
    const form = { grant_type: 'authorization_code', redirect_uri: redirectUri, ...code };
    refreshTokens.push((await client.exchange(form)).refresh_token);
  }
  const close = async () => {
    await client.close();
    await directory.stop();
  };
  return { pid: directory.pid, client, apiToken, unitId: unit.id, refreshTokens, close };
}
