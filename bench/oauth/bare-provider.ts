/**
 * oidc-provider as it comes: its memory adapter, its own grants, its own HTTP server. A process of its own, like the directory
 * beside it. Sends what a client needs to the parent.
 */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider, { type JWK } from 'oidc-provider';

/** What the parent gets. */
export interface BareProvider {
  origin: string;
  pid: number;
  clientId: string;
  clientSecret: string;
  /** As many families. */
  refreshTokens: string[];
}

const clientId = 'bench';
const clientSecret = 'bench-secret-that-is-long-enough-to-be-one';
const scope = 'directory:read';
const families = Number(process.argv[2]);

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' } as JWK;
const off = { enabled: false };
const day = 24 * 3_600;

function createProvider(origin: string): Provider {
  return new Provider(origin, {
    jwks: { keys: [key] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: ['https://scheduler.example/callback'],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    scopes: [scope],
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    expiresWithSession: async () => false,
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
    ttl: { AccessToken: 3_600, RefreshToken: 90 * day, Grant: 90 * day },
    features: {
      devInteractions: off,
      introspection: { enabled: true, allowedPolicy: async () => true },
      rpInitiatedLogout: off,
      userinfo: off,
    },
  });
}

async function newRefreshToken(provider: Provider, accountId: string): Promise<string> {
  const client = await provider.Client.find(clientId);
  if (!client) throw new Error('the client is not there');
  const grant = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope(scope);
  const grantId = await grant.save();
  const token = new provider.RefreshToken({ accountId, client, grantId, scope, gty: 'authorization_code' });
  return token.save();
}

const server = createServer();
server.listen(0, '127.0.0.1', async () => {
  const address = server.address();
  if (address === null || typeof address === 'string') return;
  const origin = `http://127.0.0.1:${address.port}`;
  const provider = createProvider(origin);
  server.on('request', provider.callback());
  const refreshTokens: string[] = [];
  for (let index = 0; index < families; index += 1)
    refreshTokens.push(await newRefreshToken(provider, `unit-${index}`));
  process.send?.({ origin, pid: process.pid, clientId, clientSecret, refreshTokens } satisfies BareProvider);
});
process.on('disconnect', () => process.exit());
