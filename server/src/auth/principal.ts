import type { components } from '../generated/openapi.ts';

/** A scope that a token can hold, or an application's access token. */
export type Scope = components['schemas']['GrantedScope'];

/** An application that acts for one customer unit, by an authorization that is active at the moment. */
export interface ActingApplication {
  applicationId: string;
  authorizationId: string;
  /** The customer's unit: all the application reaches is in its subtree. */
  organizationUnitId: string;
}

/** Who calls, and for which tenant; made from the token alone. */
export interface Principal {
  tenantId: string;
  tenantSlug: string;
  /** null for the platform administrator, for signed tokens and for applications. */
  tokenId: string | null;
  /** null for an application too. */
  partyId: string | null;
  /** Not null: the token is an application's access token, `scopes` those granted to it. */
  application: ActingApplication | null;
  scopes: Scope[];
  isPlatformAdministrator: boolean;
  /** Its tenant is suspended: everything is refused. */
  isSuspended: boolean;
}

/**
 * Whether the caller is bound to what its roles, or its authorization, reach (contract 7, Authority). Not bound: a token
 * without a party, whose scopes are all it needs, and `tenant:admin`, the administrator of every unit.
 */
export function isBounded({ application, partyId, scopes }: Principal): boolean {
  if (application !== null) return true;
  return partyId !== null && !scopes.includes('tenant:admin');
}

/** Scope of operations that only the platform administrator may call; no token can hold it. */
const platformScope = 'platform:admin';

/**
 * The first scope that the caller lacks of those an operation needs; undefined when it lacks none.
 * `tenant:admin` stands for all scopes of its tenant; `directory:write` does not imply `directory:read`.
 *
 * @param alternatives - sets of scopes, one of which is enough; what is missing is said of the first
 */
export function missingScope(
  principal: Principal,
  alternatives: readonly (readonly string[])[],
): string | undefined {
  const missing = alternatives.map((needed) => missingOf(principal, needed));
  return missing.includes(undefined) ? undefined : missing[0];
}

function missingOf(principal: Principal, needed: readonly string[]): string | undefined {
  return needed.find((scope) => {
    if (principal.isPlatformAdministrator) return false;
    if (scope === platformScope) return true;
    return !principal.scopes.includes('tenant:admin') && !principal.scopes.includes(scope as Scope);
  });
}

/** Whether an operation works across tenants. */
export function isPlatformOperation(alternatives: readonly (readonly string[])[]): boolean {
  return alternatives.some((scopes) => scopes.includes(platformScope));
}
