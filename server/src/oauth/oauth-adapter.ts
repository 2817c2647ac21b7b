import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import type { Client } from '../applications/client.store.ts';
import type { ClientMemory } from './client-memory.ts';
import { revocationGrant } from './endpoints.ts';
import { findRefresh, type KnownFamily } from './known-access.store.ts';
import { currentCall, type OAuthCall } from './oauth-call.ts';
import { invalidClient } from './oauth-error.ts';
import { findRecord, keepRecord, type RecordKind } from './oauth-record.store.ts';
import { looksLikeAccessToken, readRefreshToken } from './oauth-secrets.ts';
import { revokeAccessToken, revokeFamily } from './revoke-tokens.ts';
import type { KnownAccess } from './token.store.ts';

/**
 * The library reads the real clock, everything else of ours the injected one: what it gets to see is moved by the difference,
 * which is zero outside of tests. Whether something has ended is decided here, by ours.
 */
function libraryTime(at: string, now: Date): number {
  return Math.floor((Date.parse(at) - now.getTime() + Date.now()) / 1_000);
}

function unsupported(method: string): () => Promise<never> {
  return async () => {
    throw new Error(`the OAuth server does not use ${method}`);
  };
}

const unused = {
  findByUserCode: unsupported('findByUserCode'),
  findByUid: unsupported('findByUid'),
  consume: unsupported('consume'),
  revokeByGrantId: unsupported('revokeByGrantId'),
};

/** An application in the words of RFC 7591. How it proves itself is its choice with each request. */
function clientMetadata(client: Client, sendsAssertion: boolean): AdapterPayload {
  const proof =
    sendsAssertion && client.jwks !== null
      ? { token_endpoint_auth_method: 'private_key_jwt', jwks: client.jwks }
      : // The library wants one secret; ours are compared as hashes, and there may be several.
        { token_endpoint_auth_method: 'client_secret_basic', client_secret: 'kept elsewhere, as a hash' };
  return {
    client_id: client.clientId,
    redirect_uris: client.redirectUris,
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token', revocationGrant],
    scope: client.allowedScopes.join(' '),
    ...proof,
  } as AdapterPayload;
}

function clients(memory: ClientMemory): Adapter {
  return {
    ...unused,
    upsert: unsupported('upsert of clients'),
    destroy: unsupported('destroy of clients'),
    find: async (id) => {
      const call = currentCall();
      const client = await memory.find(call.session, id, call.now);
      call.client = client;
      return client && clientMetadata(client, call.sendsAssertion);
    },
  };
}

function payloadOf(known: KnownAccess, token: string, now: Date): AdapterPayload {
  return {
    jti: token,
    iat: libraryTime(known.createdAt, now),
    exp: libraryTime(known.expiresAt, now),
    clientId: known.clientId,
    accountId: known.organizationUnitId,
    scope: known.scopes.join(' '),
  };
}

function accessTokens(memory: ClientMemory): Adapter {
  return {
    ...unused,
    upsert: unsupported('upsert of access tokens'),
    find: async (token) => {
      if (!looksLikeAccessToken(token)) return undefined;
      const call = currentCall();
      const known = await memory.findAccess(call.session, token, call.now);
      if (!known || known.isSuspended) return undefined;
      call.known = known;
      return { ...payloadOf(known, token, call.now), kind: 'AccessToken' };
    },
    destroy: async (token) => {
      const call = currentCall();
      if (call.known) await revokeAccessToken(call, call.known, token);
    },
  };
}

function isFamily(known: KnownAccess | undefined): known is KnownFamily {
  return known?.kind === 'refresh_token';
}

const refreshTokens: Adapter = {
  ...unused,
  upsert: unsupported('upsert of refresh tokens'),
  find: async (text) => {
    const token = readRefreshToken(text);
    if (!token) return undefined;
    const call = currentCall();
    const known = await findRefresh(call.session, token, call.now);
    if (!known) return undefined;
    call.known = known;
    const used = known.works ? {} : { consumed: true };
    return { ...payloadOf(known, text, call.now), kind: 'RefreshToken', ...used };
  },
  destroy: async () => {
    const call = currentCall();
    if (isFamily(call.known)) await revokeFamily(call, call.known);
  },
};

async function keep(call: OAuthCall, kind: RecordKind, id: string, payload: AdapterPayload, seconds: number) {
  // The id is what a client presents: it is not kept, only its hash.
  const { jti, ...rest } = payload;
  const expiresAt = new Date(call.now.getTime() + seconds * 1_000);
  const kept = await keepRecord(call.session, kind, id, rest, expiresAt, call.now);
  if (!kept && kind === 'ReplayDetection') throw invalidClient('the client assertion was used before');
}

function records(kind: RecordKind): Adapter {
  return {
    ...unused,
    upsert: async (id, payload, seconds) => keep(currentCall(), kind, id, payload, seconds ?? 0),
    find: async (id) => {
      const call = currentCall();
      const record = await findRecord(call.session, kind, id, call.now);
      return record && { ...record.payload, jti: id, exp: libraryTime(record.expiresAt, call.now) };
    },
    destroy: unsupported(`destroy of ${kind}`),
  };
}

/** What the library reads and writes through: our tables, by the request's session. Grants are exchanged without it. */
export function adapterFor(memory: ClientMemory): AdapterFactory {
  const adapters: Record<string, Adapter> = {
    Client: clients(memory),
    AccessToken: accessTokens(memory),
    RefreshToken: refreshTokens,
    PushedAuthorizationRequest: records('PushedAuthorizationRequest'),
    ReplayDetection: records('ReplayDetection'),
  };
  const none = {
    ...unused,
    upsert: unsupported('this model'),
    find: unsupported('this model'),
    destroy: unsupported('this model'),
  };
  return (name) => adapters[name] ?? none;
}
