import type { Body } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import type { AdoptArgs } from './adopt-args.ts';
import { EspalierResource, type OutputNames } from './espalier-resource.ts';

type Fields = Body<'createAuthorizationApproval'>;

/** Arguments of an {@link AuthorizationApproval}. For `adopt`, its natural key is the unit and who is approved. */
export interface AuthorizationApprovalArgs extends AdoptArgs {
  /** Id of the customer's unit that approves. Another one replaces it. */
  organizationUnitId: pulumi.Input<Fields['organizationUnitId']>;
  /** Ceiling: requests within these scopes are active at once. Order does not matter. Updates in place, for requests from then on. */
  scopes: pulumi.Input<pulumi.Input<Fields['scopes'][number]>[]>;
  /** Id of the application that may ask; either this or `publisherUnitId`. Another one replaces it. */
  applicationId?: pulumi.Input<Fields['applicationId']>;
  /** Id of a unit all of whose applications may ask, also future ones. Another one replaces it. */
  publisherUnitId?: pulumi.Input<Fields['publisherUnitId']>;
  /** First instant at which it does not hold any more, RFC 3339. Updates in place. Default: none, it never ends. */
  expiresAt?: pulumi.Input<Fields['expiresAt']>;
}

/** The customer's own code approves: requests within the ceiling need nobody. What it has approved stays when it is deleted. */
export class AuthorizationApproval extends EspalierResource {
  declare readonly organizationUnitId: pulumi.Output<string>;
  declare readonly scopes: pulumi.Output<string[]>;
  declare readonly applicationId: pulumi.Output<string | undefined>;
  declare readonly publisherUnitId: pulumi.Output<string | undefined>;
  declare readonly expiresAt: pulumi.Output<string | undefined>;
  /** Tenant that it belongs to; follows from the token. */
  declare readonly tenantId: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly updatedAt: pulumi.Output<string>;

  /** Looks up a pre-approval by id, without managing it. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): AuthorizationApproval {
    return new AuthorizationApproval(name, {} as AuthorizationApprovalArgs, { ...opts, id });
  }

  constructor(name: string, args: AuthorizationApprovalArgs, opts?: pulumi.CustomResourceOptions) {
    super('AuthorizationApproval', name, args, outputNames, opts);
  }
}

const outputNames: OutputNames<AuthorizationApproval> = {
  organizationUnitId: undefined,
  scopes: undefined,
  applicationId: undefined,
  publisherUnitId: undefined,
  expiresAt: undefined,
  tenantId: undefined,
  createdAt: undefined,
  updatedAt: undefined,
};
