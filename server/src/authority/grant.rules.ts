import { makesApplications, ownerRole, type Right, type RoleView } from './role.rules.ts';

/** What a caller may do somewhere: an active role assignment of its party, or what the scopes of an application give it. */
export interface Grant {
  role: string;
  rights: readonly Right[];
  unitId: string;
  /** Code of the unit as it is now. */
  code: string;
  subtree: boolean;
  /** Reaches this application of the unit only; null: the unit as a whole. */
  applicationId: string | null;
}

/** Where something is that a caller wants to write. */
export interface Spot {
  /** null: the tenant root, which no role reaches. */
  code: string | null;
  /** What is written belongs to this application. */
  applicationId?: string | null;
  /** An application is to be made here. */
  makesApplication?: boolean;
}

/** Whether a grant holds in a unit: a unit is a hard boundary unless the role says subtree (contract 7, Authority). */
function reaches({ code: at, subtree }: Grant, code: string | null): boolean {
  if (code === null) return false;
  return code === at || (subtree && code.startsWith(`${at}.`));
}

/** Whether one of the grants gives a right at a spot. */
export function allows(grants: Grant[], right: Right, spot: Spot): boolean {
  return grants.some((grant) => {
    if (!grant.rights.includes(right) || !reaches(grant, spot.code)) return false;
    if (grant.applicationId !== null)
      return grant.applicationId === spot.applicationId && !spot.makesApplication;
    return !spot.makesApplication || makesApplications(grant.role);
  });
}

/** Whether one of the grants gives a right anywhere: who has it nowhere is told so before anything is looked at. */
export function allowsAnywhere(grants: Grant[], right: Right): boolean {
  return grants.some(({ rights }) => rights.includes(right));
}

/** Grants that hold in a unit as a whole and, if asked for, in everything below it. */
function grantsAt(grants: Grant[], code: string, subtree: boolean): Grant[] {
  return grants.filter(
    (grant) => grant.applicationId === null && reaches(grant, code) && (!subtree || grant.subtree),
  );
}

/**
 * What a caller lacks to give a role: it gives only what it holds itself, there and as far. The role owner is given, changed
 * and taken by owners alone, though `ops_admin` holds the same rights (contract 7: all except roles:manage over owners).
 *
 * @param subtree - how far the role is to reach
 * @returns the first missing right; undefined: nothing is missing
 */
export function lacksToGive(
  grants: Grant[],
  role: RoleView,
  code: string,
  subtree: boolean,
): Right | undefined {
  const here = grantsAt(grants, code, subtree);
  if (role.name === ownerRole && !here.some((grant) => grant.role === ownerRole)) return 'roles:manage';
  return role.rights.find((right) => !here.some(({ rights }) => rights.includes(right)));
}

/** Whether a caller may deal with assignments of a role in a unit: `roles:manage` as far as it reaches, and for owners only an owner. */
export function mayManageRole(grants: Grant[], role: string, code: string, subtree: boolean): boolean {
  const here = grantsAt(grants, code, subtree);
  if (role === ownerRole) return here.some((grant) => grant.role === ownerRole);
  return here.some(({ rights }) => rights.includes('roles:manage'));
}
