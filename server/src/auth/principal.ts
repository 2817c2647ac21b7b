import type { components } from '../generated/openapi.ts';

/** A scope that a token can hold. */
export type Scope = components['schemas']['Scope'];

/** Who calls, and for which tenant; made from the token alone. */
export interface Principal {
  tenantId: string;
  tenantSlug: string;
  /** null for the platform administrator. */
  tokenId: string | null;
  partyId: string | null;
  scopes: Scope[];
  isPlatformAdministrator: boolean;
  /** Its tenant is suspended: everything is refused. */
  isSuspended: boolean;
}

/** Scope of operations that only the platform administrator may call; no token can hold it. */
const platformScope = 'platform:admin';

/**
 * The first scope that the caller lacks of those an operation needs; undefined when it lacks none.
 * `tenant:admin` stands for all scopes of its tenant; `directory:write` does not imply `directory:read`.
 */
export function missingScope(principal: Principal, needed: readonly string[]): string | undefined {
  return needed.find((scope) => {
    if (principal.isPlatformAdministrator) return false;
    if (scope === platformScope) return true;
    return !principal.scopes.includes('tenant:admin') && !principal.scopes.includes(scope as Scope);
  });
}

/** Whether an operation works across tenants. */
export function isPlatformOperation(scopes: readonly string[]): boolean {
  return scopes.includes(platformScope);
}
