import type { PartyType, Person } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import type { ResourceType } from '../provider-text.ts';
import { isLater } from '../tenant-tree/later-values.ts';
import { EspalierResource, type OutputNames } from './espalier-resource.ts';
import type { SpecializationOutput } from './party-args.ts';

/** What every party shows. An output that is not set in the directory is undefined. */
export abstract class PartyResource extends EspalierResource {
  /** Tenant that it belongs to; follows from the token. */
  declare readonly tenantId: pulumi.Output<string>;
  declare readonly partyType: pulumi.Output<PartyType>;
  declare readonly displayName: pulumi.Output<string>;
  declare readonly uri: pulumi.Output<string | undefined>;
  declare readonly externalId: pulumi.Output<string | undefined>;
  declare readonly jurisdiction: pulumi.Output<string | undefined>;
  declare readonly ownerId: pulumi.Output<string | undefined>;
  /** Home unit; undefined: the tenant's root. */
  declare readonly organizationUnitId: pulumi.Output<string | undefined>;
  declare readonly origin: pulumi.Output<Person['origin']>;
  declare readonly specializations: pulumi.Output<SpecializationOutput[]>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string>;
  /** Party of the token that created it. */
  declare readonly createdById: pulumi.Output<string | undefined>;
  /** RFC 3339, UTC. */
  declare readonly updatedAt: pulumi.Output<string>;
  /** Party of the token that last changed it. */
  declare readonly updatedById: pulumi.Output<string | undefined>;

  protected constructor(
    type: ResourceType,
    name: string,
    args: { readonly displayName?: unknown; readonly name?: unknown },
    outputs: Readonly<Record<string, undefined>>,
    opts: pulumi.CustomResourceOptions = {},
  ) {
    // The directory makes a name of the displayName. The engine keeps a secret one only under the same name, and whether
    // an output is one shows too late.
    const isFollowed = isLater(args.displayName) && (args.name === undefined || args.name === null);
    const additionalSecretOutputs = [
      ...(opts.additionalSecretOutputs ?? []),
      ...(isFollowed ? ['name'] : []),
    ];
    super(type, name, args, outputs, { ...opts, additionalSecretOutputs });
  }
}

export const partyOutputNames: OutputNames<PartyResource> = {
  tenantId: undefined,
  partyType: undefined,
  displayName: undefined,
  uri: undefined,
  externalId: undefined,
  jurisdiction: undefined,
  ownerId: undefined,
  organizationUnitId: undefined,
  origin: undefined,
  specializations: undefined,
  createdAt: undefined,
  createdById: undefined,
  updatedAt: undefined,
  updatedById: undefined,
};
