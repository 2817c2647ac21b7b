import type { Body } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import { EspalierResource, type OutputNames } from './espalier-resource.ts';

type Fields = Body<'createProfile'>;

/** Arguments of a {@link Profile}. A version never changes: to change `schema` or `partyTypes`, raise `version`. */
export interface ProfileArgs {
  /** Name: a lower-case letter, then up to 62 of `a-z0-9_-`. Another one replaces the profile; the old one stays in the directory. */
  id: pulumi.Input<Fields['id']>;
  /** A positive integer as text, `"1"`. A higher one replaces the resource; the version before stays in the directory. */
  version: pulumi.Input<Fields['version']>;
  /** JSON Schema 2020-12 that the `attributes` of a role have to fit; at most 64 KiB and 32 levels. Changes only with `version`. */
  schema: pulumi.Input<Fields['schema']>;
  /** Types of party that may bear it, at least one, in any order. Changes only with `version`. */
  partyTypes: pulumi.Input<pulumi.Input<Fields['partyTypes'][number]>[]>;
  /** Has no effect: a version that is there and just the same is always taken over. */
  adopt?: pulumi.Input<boolean>;
}

/**
 * One version of a profile: a schema for what roles say about parties. Its `id` is the name that roles refer to, as in
 * `{ subtype: 'student', profileId: student.id, profileVersion: student.version }`. The directory never deletes a
 * version: a delete warns, and only the stack forgets it.
 */
export class Profile extends EspalierResource {
  declare readonly version: pulumi.Output<string>;
  declare readonly schema: pulumi.Output<Fields['schema']>;
  declare readonly partyTypes: pulumi.Output<Fields['partyTypes']>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string>;
  /** Tenant that it belongs to; follows from the token. */
  declare readonly tenantId: pulumi.Output<string>;

  /** Looks up the newest version of a profile by its name, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Profile {
    return new Profile(name, {} as ProfileArgs, { ...opts, id });
  }

  constructor(name: string, { id, ...args }: ProfileArgs, opts?: pulumi.CustomResourceOptions) {
    // Pulumi keeps the property `id` for itself and would drop it from the arguments.
    super('Profile', name, { ...args, profileId: id }, outputNames, opts);
  }
}

const outputNames: OutputNames<Profile> = {
  version: undefined,
  schema: undefined,
  partyTypes: undefined,
  createdAt: undefined,
  tenantId: undefined,
};
