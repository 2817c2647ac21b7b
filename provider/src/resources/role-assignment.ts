import type { Body, RoleAssignment as RoleAssignmentShape } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import type { AdoptArgs } from './adopt-args.ts';
import { EspalierResource, type OutputNames } from './espalier-resource.ts';

type Fields = Body<'createRoleAssignment'>;

/** Arguments of a {@link RoleAssignment}. For `adopt`, its natural key is party, unit, role and application. */
export interface RoleAssignmentArgs extends AdoptArgs {
  /** Id of the party that gets the role, of any type. Another one replaces the assignment. */
  partyId: pulumi.Input<Fields['partyId']>;
  /** Id of the unit in which it holds. Another one replaces the assignment. */
  organizationUnitId: pulumi.Input<Fields['organizationUnitId']>;
  /**
   * `owner`, `ops_admin`, `developer_admin`, `developer`, `support`, `scheduling_coordinator`, `member`, or a role of the
   * tenant. Updates in place.
   */
  role: pulumi.Input<Fields['role']>;
  /**
   * Id of an application of the unit, for a role that reaches applications: it reaches this one only. Another one replaces
   * the assignment. Default: all applications of the unit, also future ones.
   */
  applicationId?: pulumi.Input<Fields['applicationId']>;
  /** Whether it reaches all units below too. Updates in place. Default: `false`, the unit alone. */
  subtree?: pulumi.Input<NonNullable<Fields['subtree']>>;
}

/** A role of a party in a unit; independent of where the party lives. */
export class RoleAssignment extends EspalierResource {
  declare readonly partyId: pulumi.Output<string>;
  declare readonly organizationUnitId: pulumi.Output<string>;
  declare readonly role: pulumi.Output<string>;
  declare readonly applicationId: pulumi.Output<string | undefined>;
  declare readonly subtree: pulumi.Output<boolean>;
  /** `SUSPENDED` by onboarding: no rights until the party is back in the directory. */
  declare readonly status: pulumi.Output<RoleAssignmentShape['status']>;
  /** Tenant that it belongs to; follows from the token. */
  declare readonly tenantId: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly updatedAt: pulumi.Output<string>;

  /** Looks up an assignment by id, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): RoleAssignment {
    return new RoleAssignment(name, {} as RoleAssignmentArgs, { ...opts, id });
  }

  constructor(name: string, args: RoleAssignmentArgs, opts?: pulumi.CustomResourceOptions) {
    super('RoleAssignment', name, args, outputNames, opts);
  }
}

const outputNames: OutputNames<RoleAssignment> = {
  partyId: undefined,
  organizationUnitId: undefined,
  role: undefined,
  applicationId: undefined,
  subtree: undefined,
  status: undefined,
  tenantId: undefined,
  createdAt: undefined,
  updatedAt: undefined,
};
