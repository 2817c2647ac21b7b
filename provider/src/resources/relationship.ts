import type { Body, Relationship as RelationshipShape } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import type { AdoptArgs } from './adopt-args.ts';
import { EspalierResource, type OutputNames } from './espalier-resource.ts';

type Fields = Body<'createRelationship'>;

/** Arguments of a {@link Relationship}. For `adopt`, its natural key is left, right and type. */
export interface RelationshipArgs extends AdoptArgs {
  /** Id of the party on the left, of any type. Another one replaces the relationship. */
  leftId: pulumi.Input<Fields['leftId']>;
  /** Id of the party on the right, of any type. Another one replaces the relationship. */
  rightId: pulumi.Input<Fields['rightId']>;
  /**
   * What connects them, read from left to right: `employment`, `membership`, `guardianship`, `delegation`, `ownership`,
   * `partnership`, `subsidiary`, `same_entity`, `manages`, or a RelationshipType of the tenant. Another one replaces
   * the relationship.
   */
  relationshipType: pulumi.Input<Fields['relationshipType']>;
  /** Updates in place. Default: `ACTIVE` when it is created. */
  status?: pulumi.Input<NonNullable<Fields['status']>>;
  /** First instant at which it holds, RFC 3339. Another one replaces the relationship. Default: it always has held. */
  validFrom?: pulumi.Input<Fields['validFrom']>;
  /** First instant at which it does not hold any more, RFC 3339. Updates in place. Default: none, for ever. */
  validUntil?: pulumi.Input<Fields['validUntil']>;
}

/** A typed connection between two parties. An output that is not set in the directory is undefined. */
export class Relationship extends EspalierResource {
  declare readonly leftId: pulumi.Output<string>;
  declare readonly rightId: pulumi.Output<string>;
  declare readonly relationshipType: pulumi.Output<string>;
  declare readonly status: pulumi.Output<RelationshipShape['status']>;
  declare readonly validFrom: pulumi.Output<string | undefined>;
  declare readonly validUntil: pulumi.Output<string | undefined>;
  /** When somebody checked it. */
  declare readonly verifiedAt: pulumi.Output<string | undefined>;
  /** Party that checked it. */
  declare readonly verifiedById: pulumi.Output<string | undefined>;
  /** Tenant that it belongs to; follows from the token. */
  declare readonly tenantId: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly updatedAt: pulumi.Output<string>;

  /** Looks up a relationship by id, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Relationship {
    return new Relationship(name, {} as RelationshipArgs, { ...opts, id });
  }

  constructor(name: string, args: RelationshipArgs, opts?: pulumi.CustomResourceOptions) {
    super('Relationship', name, args, outputNames, opts);
  }
}

const outputNames: OutputNames<Relationship> = {
  leftId: undefined,
  rightId: undefined,
  relationshipType: undefined,
  status: undefined,
  validFrom: undefined,
  validUntil: undefined,
  verifiedAt: undefined,
  verifiedById: undefined,
  tenantId: undefined,
  createdAt: undefined,
  updatedAt: undefined,
};
