import type { Body } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import { EspalierResource, type OutputNames } from './espalier-resource.ts';

type Fields = Body<'createRelationshipType'>;

/** Arguments of a {@link RelationshipType}. The directory changes no type: only a new `type` makes another one. */
export interface RelationshipTypeArgs {
  /** Name: a lower-case letter, then up to 62 of `a-z0-9_-`. Another one replaces the type; the old one stays in the directory. */
  type: pulumi.Input<Fields['type']>;
  /** Reading from left to right, as in `mentors`; 1 to 128 characters. Cannot change. */
  leftToRight: pulumi.Input<Fields['leftToRight']>;
  /** Reading from right to left, as in `is mentored by`; 1 to 128 characters. Cannot change. */
  rightToLeft: pulumi.Input<Fields['rightToLeft']>;
  /** Left and right mean the same. Cannot change. Default: `false`. */
  symmetric?: pulumi.Input<NonNullable<Fields['symmetric']>>;
  /** Has no effect: a type that is there and just the same is always taken over. */
  adopt?: pulumi.Input<boolean>;
}

/**
 * A kind of relationship of the tenant's own, beside the built-in ones. The directory never deletes a type: a delete
 * warns, and only the stack forgets it.
 */
export class RelationshipType extends EspalierResource {
  declare readonly type: pulumi.Output<string>;
  declare readonly leftToRight: pulumi.Output<string>;
  declare readonly rightToLeft: pulumi.Output<string>;
  declare readonly symmetric: pulumi.Output<boolean>;
  /** True for a type that every tenant has. */
  declare readonly builtIn: pulumi.Output<boolean>;
  /** Tenant that it belongs to; follows from the token. */
  declare readonly tenantId: pulumi.Output<string>;

  /** Looks up a type by its name, without managing it. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): RelationshipType {
    return new RelationshipType(name, {} as RelationshipTypeArgs, { ...opts, id });
  }

  constructor(name: string, args: RelationshipTypeArgs, opts?: pulumi.CustomResourceOptions) {
    super('RelationshipType', name, args, outputNames, opts);
  }
}

const outputNames: OutputNames<RelationshipType> = {
  type: undefined,
  leftToRight: undefined,
  rightToLeft: undefined,
  symmetric: undefined,
  builtIn: undefined,
  tenantId: undefined,
};
