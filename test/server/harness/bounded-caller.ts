/** Callers that are bound to their roles: a person with a token, and what the person holds. */
import type { Body } from './call.ts';
import type { TestTenant } from './test-tenant.ts';

const allScopes = ['directory:read', 'directory:write', 'authorizations:write', 'audit:read'];

/** Where tokens come from; a directory under test. */
interface TokenMaker {
  newToken(tenantId: string, scopes: string[], fields?: object): Promise<string>;
}

/** A role in a unit, for {@link newCaller}. */
export interface Held {
  role: string;
  unit: { id: string };
  subtree?: boolean;
  applicationId?: string;
}

/** A person, its roles, and calls with its token. */
export interface BoundedCaller {
  person: Body;
  assignments: Body[];
  tenant: TestTenant;
}

/** Makes a person at the tenant root with roles and a token of its own. */
export async function newCaller(
  directory: TokenMaker,
  tenant: TestTenant,
  roles: Held[],
  scopes: string[] = allScopes,
): Promise<BoundedCaller> {
  const person = await tenant.person('Caller');
  const assignments: Body[] = [];
  for (const { role, unit, subtree = false, applicationId } of roles) {
    const body = { partyId: person.id, organizationUnitId: unit.id, role, subtree };
    const application = applicationId === undefined ? {} : { applicationId };
    assignments.push(await tenant.make('/role-assignments', { ...body, ...application }));
  }
  const token = await directory.newToken(tenant.id, scopes, { partyId: person.id });
  return { person, assignments, tenant: tenant.as(token) };
}
