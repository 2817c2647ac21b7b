import type { AccessRule } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import { EspalierResource, type OutputNames } from './espalier-resource.ts';

/** One rule: who may do what to whom, as a path from the resource to the subject. */
export interface AccessRuleArgs {
  /** Named in answers; 1 to 128 characters. */
  name: pulumi.Input<AccessRule['name']>;
  /** What it allows, as in `read`; 1 to 32 names. */
  actions: pulumi.Input<pulumi.Input<string>[]>;
  /** Only for resources of this type of party. Default: any. */
  resourceType?: pulumi.Input<NonNullable<AccessRule['resourceType']> | null>;
  /** 1 to 8 steps from the resource to the subject: `owner`, `members`, `members*`, `unit`, `unit*`, `rel:TYPE`, `~rel:TYPE`. */
  path: pulumi.Input<pulumi.Input<string>[]>;
}

/** Arguments of {@link AccessRules}. */
export interface AccessRulesArgs {
  /** All rules of the tenant, in the order in which they are tried; at most 100. Updates in place. */
  rules: pulumi.Input<pulumi.Input<AccessRuleArgs>[]>;
  /** Has no effect: a tenant always has its one list, which is taken over, with a warning that names rules that were there. */
  adopt?: pulumi.Input<boolean>;
}

/** The access rules of the tenant, of which there is one list. A delete leaves it empty, which denies everything. Its `id` is the tenant's. */
export class AccessRules extends EspalierResource {
  declare readonly rules: pulumi.Output<AccessRule[]>;
  /** Tenant that they belong to; follows from the token. */
  declare readonly tenantId: pulumi.Output<string>;

  /** Looks up the rules by the id of the tenant, without managing them. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): AccessRules {
    return new AccessRules(name, {} as AccessRulesArgs, { ...opts, id });
  }

  constructor(name: string, args: AccessRulesArgs, opts?: pulumi.CustomResourceOptions) {
    super('AccessRules', name, args, outputNames, opts);
  }
}

const outputNames: OutputNames<AccessRules> = { rules: undefined, tenantId: undefined };
