import type { Body, Integration as IntegrationShape } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import type { AdoptArgs } from './adopt-args.ts';
import { EspalierResource, type OutputNames } from './espalier-resource.ts';
import { withSecrets } from './secret-settings.ts';

type Fields = Body<'createIntegration'>;

/** Arguments of an {@link Integration}. For `adopt`, its natural key is unit, kind and displayName. */
export interface IntegrationArgs extends AdoptArgs {
  /** Id of the unit that is connected. Another one replaces the integration. */
  organizationUnitId: pulumi.Input<string>;
  /** What it connects to. Another one replaces the integration. */
  kind: pulumi.Input<Fields['kind']>;
  /** Who provides it, for example `microsoft365`; 1 to 64 characters. Updates in place. */
  provider: pulumi.Input<Fields['provider']>;
  /** 1 to 128 characters. Updates in place. */
  displayName: pulumi.Input<Fields['displayName']>;
  /**
   * A JSON object, at most 64 KiB and 16 levels. Values whose key ends in secret, password, token or key become Pulumi
   * secrets; the directory never shows them again. Kind `application` needs `applicationId`. Updates in place, as a whole.
   * Default: `{}` when it is created.
   */
  settings?: pulumi.Input<{ [key: string]: unknown }>;
}

/** A calendar, conferencing, directory or application that a unit is connected to. */
export class Integration extends EspalierResource {
  declare readonly organizationUnitId: pulumi.Output<string>;
  declare readonly kind: pulumi.Output<IntegrationShape['kind']>;
  declare readonly provider: pulumi.Output<string>;
  declare readonly displayName: pulumi.Output<string>;
  /** As the program says, secrets too. */
  declare readonly settings: pulumi.Output<Record<string, unknown>>;
  /** Kind `application` is active only while the authorization of that application for this unit is. */
  declare readonly status: pulumi.Output<IntegrationShape['status']>;
  /** Why it is not active. */
  declare readonly statusReason: pulumi.Output<string | undefined>;
  /** Tenant that it belongs to; follows from the token. */
  declare readonly tenantId: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly updatedAt: pulumi.Output<string>;

  /** Looks up an integration by id, without managing it; its secrets are `"***"`. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Integration {
    return new Integration(name, {} as IntegrationArgs, { ...opts, id });
  }

  constructor(name: string, args: IntegrationArgs, opts?: pulumi.CustomResourceOptions) {
    const settings = args.settings === undefined ? {} : { settings: withSecrets(args.settings) };
    super('Integration', name, { ...args, ...settings }, outputNames, opts);
  }
}

const outputNames: OutputNames<Integration> = {
  organizationUnitId: undefined,
  kind: undefined,
  provider: undefined,
  displayName: undefined,
  settings: undefined,
  status: undefined,
  statusReason: undefined,
  tenantId: undefined,
  createdAt: undefined,
  updatedAt: undefined,
};
