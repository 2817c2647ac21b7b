import { AsyncLocalStorage } from 'node:async_hooks';
import type { Client } from '../applications/client.store.ts';
import { AuditTrail } from '../audit/audit-trail.ts';
import type { ActingApplication } from '../auth/principal.ts';
import type { AuthorizationContext } from '../authorizations/authorization-context.ts';
import type { Session } from '../db/session.ts';
import type { EndpointName } from './endpoints.ts';
import type { KnownAccess } from './token.store.ts';

/** One request at an OAuth endpoint, as far as the library does not know it: the adapter and the grants work in it. */
export interface OAuthCall {
  readonly endpoint: EndpointName;
  /** Bound to the client's tenant once that is known. */
  readonly session: Session;
  readonly now: Date;
  readonly correlationId: string;
  /** Where the server is reached from outside. */
  readonly issuer: string;
  /** The client proves itself by a signed assertion (RFC 7523) rather than by a secret. */
  readonly sendsAssertion: boolean;
  /** The application that the request says it comes from; who proved it or not is the library's affair. */
  client: Client | undefined;
  /** The token that was asked about, live. */
  known: KnownAccess | undefined;
  /** Tokens that worked before work no more: none may be remembered from before. */
  hasEndedTokens: boolean;
  /** Something of ours broke; the library's answer to that is replaced. */
  failure: unknown;
}

const calls = new AsyncLocalStorage<OAuthCall>();

/** Does something as part of a request. */
export function withCall<Result>(call: OAuthCall, work: () => Promise<Result>): Promise<Result> {
  return calls.run(call, work);
}

/** The request that this code runs for. @throws Error outside of one */
export function currentCall(): OAuthCall {
  const call = calls.getStore();
  if (!call) throw new Error('this runs only while an OAuth request is served');
  return call;
}

/** The authenticated client of a request. @throws Error before there is one */
export function clientOf({ client }: OAuthCall): Client {
  if (!client) throw new Error('the client is not known yet');
  return client;
}

/** What changing authorizations and writing the trail needs; the application is who acts. */
export function contextOf(call: OAuthCall, application: ActingApplication): AuthorizationContext {
  const { session, now, correlationId, issuer } = call;
  const actor = { tenantId: session.tenantId, tokenId: null, partyId: null, application };
  const audit = new AuditTrail(session, actor, { now, correlationId, source: null });
  return { session, audit, now, principal: actor, source: null, publicUrl: issuer };
}
