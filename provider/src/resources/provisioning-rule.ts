import type { Body } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import type { AdoptArgs } from './adopt-args.ts';
import { EspalierResource, type OutputNames } from './espalier-resource.ts';

type Fields = Body<'createProvisioningRule'>;

/** Arguments of a {@link ProvisioningRule}. For `adopt`, its natural key is unit, mode, directory, group and role. */
export interface ProvisioningRuleArgs extends AdoptArgs {
  /** Id of the unit into which people are onboarded. Another one replaces the rule. */
  organizationUnitId: pulumi.Input<string>;
  /**
   * `manual`: by role assignments only; `directory`: everyone in the directory; `directory_group`: everyone in one of its
   * groups. Updates in place.
   */
  mode: pulumi.Input<Fields['mode']>;
  /** Role that they get. Updates in place, for whom the directory names from then on. */
  role: pulumi.Input<Fields['role']>;
  /**
   * Id of the Integration of kind `directory`, of the unit or one above it; modes `directory` and `directory_group` need it.
   * Updates in place. Default: none.
   */
  directoryIntegrationId?: pulumi.Input<Fields['directoryIntegrationId']>;
  /** Name of the group in the directory; mode `directory_group` needs it. Updates in place. Default: none. */
  group?: pulumi.Input<Fields['group']>;
  /**
   * When somebody leaves the directory or group. `suspend`: the role rests until they are back; `remove`: the role goes, and
   * the home unit if the rule has set it; `keep`: nothing. Updates in place. Default: `suspend` when it is created.
   */
  onRemoved?: pulumi.Input<NonNullable<Fields['onRemoved']>>;
}

/** Who of a directory is onboarded into a unit, and with which role. What it gave stays when it is deleted. */
export class ProvisioningRule extends EspalierResource {
  declare readonly organizationUnitId: pulumi.Output<string>;
  declare readonly mode: pulumi.Output<Fields['mode']>;
  declare readonly role: pulumi.Output<string>;
  declare readonly directoryIntegrationId: pulumi.Output<string | undefined>;
  declare readonly group: pulumi.Output<string | undefined>;
  declare readonly onRemoved: pulumi.Output<NonNullable<Fields['onRemoved']>>;
  /** Tenant that it belongs to; follows from the token. */
  declare readonly tenantId: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly updatedAt: pulumi.Output<string>;

  /** Looks up a rule by id, without managing it. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): ProvisioningRule {
    return new ProvisioningRule(name, {} as ProvisioningRuleArgs, { ...opts, id });
  }

  constructor(name: string, args: ProvisioningRuleArgs, opts?: pulumi.CustomResourceOptions) {
    // The mode says which of them there are: one that is left out is none, so that a change of the mode clears it.
    const { directoryIntegrationId = null, group = null } = args;
    super('ProvisioningRule', name, { ...args, directoryIntegrationId, group }, outputNames, opts);
  }
}

const outputNames: OutputNames<ProvisioningRule> = {
  organizationUnitId: undefined,
  mode: undefined,
  role: undefined,
  directoryIntegrationId: undefined,
  group: undefined,
  onRemoved: undefined,
  tenantId: undefined,
  createdAt: undefined,
  updatedAt: undefined,
};
