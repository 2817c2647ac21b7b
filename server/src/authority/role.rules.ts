import type { components } from '../generated/openapi.ts';

/** What a role lets its holder do in a unit. */
export type Right = components['schemas']['Right'];

/** A role as the API shows it. */
export type RoleView = components['schemas']['Role'];

/** Every right, in the order in which roles show them (contract 7, Authority). */
export const allRights: readonly Right[] = [
  'applications:manage',
  'secrets:manage',
  'roles:manage',
  'integrations:manage',
  'provisioning:manage',
  'authorizations:request',
  'authorizations:approve',
  'groups:manage',
  'members:manage',
  'unit:read',
];

const applicationRights: readonly Right[] = [
  'applications:manage',
  'secrets:manage',
  'authorizations:request',
];

/** The role that a unit, once it has one, always has an active holder of. */
export const ownerRole = 'owner';

/** Manages the applications that it reaches, and makes none. */
const developerRole = 'developer';

/** The built-in roles, in the order of lists: the one place that says what they let their holders do (contract 7, Authority). */
export const builtInRoles: ReadonlyMap<string, RoleView> = new Map(
  (
    [
      [ownerRole, 'Owner', allRights],
      ['ops_admin', 'Operations administrator', allRights],
      ['developer_admin', 'Developer administrator', applicationRights],
      [developerRole, 'Developer', applicationRights],
      ['support', 'Support', ['unit:read']],
      ['scheduling_coordinator', 'Scheduling coordinator', ['groups:manage', 'unit:read']],
      ['member', 'Member', ['unit:read']],
    ] as const
  ).map(([name, displayName, rights]) => [name, { name, displayName, rights: [...rights], builtIn: true }]),
);

/** Whether a role's `applications:manage` covers making applications, not only changing those that are there. */
export function makesApplications(role: string): boolean {
  return role !== developerRole;
}

/** Rights in the order of {@link allRights}, each once: two bodies that say the same are no change. */
export function inOrder(rights: readonly Right[]): Right[] {
  return allRights.filter((right) => rights.includes(right));
}
