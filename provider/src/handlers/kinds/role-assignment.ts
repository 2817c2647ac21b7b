import type { ObjectKind } from '../object/object-kind.ts';

/** A role of a party in a unit. Party, unit and application are what it is: another one is another assignment. */
export const roleAssignment: ObjectKind = {
  noun: 'role assignment',
  operations: {
    create: 'createRoleAssignment',
    get: 'getRoleAssignment',
    list: 'listRoleAssignments',
    update: 'updateRoleAssignment',
    delete: 'deleteRoleAssignment',
  },
  replacedBy: ['partyId', 'organizationUnitId', 'applicationId'],
  naturalKey: ['partyId', 'organizationUnitId', 'role', 'applicationId'],
  adoptQuery: ({ partyId, organizationUnitId, role }) => ({ partyId, organizationUnitId, role }),
};
