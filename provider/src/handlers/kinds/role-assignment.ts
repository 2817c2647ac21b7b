import { leavingUnitOf } from '../leave-with-unit.ts';
import { objectHandler } from '../object/object-handler.ts';
import type { ObjectKind } from '../object/object-kind.ts';
import type { ResourceHandler } from '../resource-handler.ts';

/** A role of a party in a unit. Party, unit and application are what it is: another one is another assignment. */
const kind: ObjectKind = {
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

const handler = objectHandler('RoleAssignment', kind);

export const roleAssignment: ResourceHandler = {
  ...handler,
  async delete(request, context) {
    try {
      await handler.delete(request, context);
    } catch (error) {
      const unitId = await leavingUnitOf(error, context);
      if (unitId === undefined) throw error;
      // The unit takes it along.
      const ifLeft = () =>
        context.warn(
          `${request.id} stays in the directory: the unit ${unitId} has no other owner, and was not deleted`,
        );
      context.objects.leaveWith(unitId, { leave: async () => {}, ifLeft });
    }
  },
};
