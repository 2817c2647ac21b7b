import { generateKeyPairSync } from 'node:crypto';
import Provider, { type Configuration, errors, type JWK } from 'oidc-provider';
import { equalHashes, hashSecretToken } from '../auth/secret-token.ts';
import type { ClientMemory } from './client-memory.ts';
import { applicationScopes, authorizePath, endpointPaths, revocationGrant } from './endpoints.ts';
import { type CodeParameters, exchangeCode } from './exchange-code.ts';
import { adapterFor } from './oauth-adapter.ts';
import { clientOf, currentCall } from './oauth-call.ts';
import { invalidRequest, invalidScope } from './oauth-error.ts';
import { type RefreshParameters, refreshTokens } from './refresh-tokens.ts';
import { revokeForUnit } from './revoke-tokens.ts';

/** Public-key algorithms for client assertions. */
const assertionAlgorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'Ed25519', 'EdDSA'] as const;

/** What the server is told by its settings. */
export interface OAuthSettings {
  issuer: string;
  refreshGraceSeconds: number;
  memory: ClientMemory;
}

/** The library wants a key to sign with. Nothing is ever signed: there are no id tokens, and tokens are opaque. */
function unusedKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' } as JWK;
}

/** A pushed request is refused for what it will be refused for at the authorization endpoint (RFC 9126, 2.1). */
function checkPushed(scope: unknown): void {
  const asked = typeof scope === 'string' ? scope.split(' ') : [];
  const { allowedScopes } = clientOf(currentCall());
  const refused = asked.filter((each) => !allowedScopes.includes(each));
  if (refused.length > 0)
    throw invalidScope('the application may not have all of these scopes', refused.join(' '));
}

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function configurationOf(memory: ClientMemory): Configuration {
  const off = { enabled: false };
  const ownTokenOnly = async (
    _ctx: unknown,
    client: { clientId: string },
    token: { clientId?: string | undefined },
  ) => token.clientId === client.clientId;
  return {
    adapter: adapterFor(memory),
    jwks: { keys: [unusedKey()] },
    routes: { ...endpointPaths, authorization: authorizePath },
    scopes: [...applicationScopes],
    claims: {},
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: [...assertionAlgorithms], idTokenSigningAlgValues: ['ES256'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => true },
    features: {
      devInteractions: off,
      dPoP: off,
      resourceIndicators: off,
      rpInitiatedLogout: off,
      userinfo: off,
      introspection: { enabled: true, allowedPolicy: ownTokenOnly },
      revocation: { enabled: true, allowedPolicy: ownTokenOnly },
      pushedAuthorizationRequests: { enabled: true },
    },
    extraParams: {
      organization_unit_id: (ctx, value) => {
        if (value !== undefined && !uuidForm.test(value))
          throw invalidRequest('organization_unit_id is not the id of a unit');
        checkPushed(ctx.oidc.params?.scope);
      },
    },
  };
}

/** Overlapping secrets: any live one will do (contract, section 7). */
function compareSecrets(provider: Provider, memory: ClientMemory): void {
  provider.Client.prototype.compareClientSecret = async (given: string) => {
    const call = currentCall();
    const hash = hashSecretToken(given);
    const used = clientOf(call).secrets.find((secret) => equalHashes(secret.hash, hash));
    if (!used) return false;
    await memory.noteUse(call.session, used.id, call.now);
    return true;
  };
}

/** A client's assertion may be for the server or for any of its endpoints (RFC 7523, 3). */
function acceptAudiences(provider: Provider): void {
  const audiences = [provider.issuer, ...Object.values(endpointPaths).map((path) => provider.issuer + path)];
  provider.OIDCContext.prototype.clientJwtAuthExpectedAudience = () => new Set(audiences);
}

function registerGrants(provider: Provider, refreshGraceSeconds: number): void {
  const code = ['code', 'redirect_uri', 'code_verifier'];
  provider.registerGrantType<CodeParameters>(
    'authorization_code',
    async (ctx) => {
      ctx.body = await exchangeCode(currentCall(), ctx.oidc.params);
    },
    code,
  );
  const refresh = ['refresh_token', 'scope'];
  provider.registerGrantType<RefreshParameters>(
    'refresh_token',
    async (ctx) => {
      ctx.body = await refreshTokens(currentCall(), ctx.oidc.params, refreshGraceSeconds);
    },
    refresh,
  );
  provider.registerGrantType<{ sub?: string }>(
    revocationGrant,
    async (ctx) => {
      const call = currentCall();
      if (call.endpoint !== 'revocation') throw new errors.UnsupportedGrantType();
      await revokeForUnit(call, ctx.oidc.params.sub);
      ctx.status = 200;
      ctx.body = '';
    },
    'sub',
  );
}

/**
 * The OAuth library with our storage, our grants and our secrets. It authenticates clients, reads and checks parameters, and
 * answers errors; codes and refresh tokens are exchanged by our handlers, in one transaction each.
 */
export function createProvider({ issuer, refreshGraceSeconds, memory }: OAuthSettings): Provider {
  const provider = new Provider(issuer, configurationOf(memory));
  // The address by which the caller came says nothing: requests are handed on with the issuer's.
  provider.proxy = true;
  compareSecrets(provider, memory);
  acceptAudiences(provider);
  registerGrants(provider, refreshGraceSeconds);
  provider.on('server_error', (_ctx, error) => {
    currentCall().failure = error;
  });
  return provider;
}
