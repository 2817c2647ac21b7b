/** Arguments and outputs that all party resources share. */
import type { PersonCreate, SpecializationInput } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';

/**
 * A role that a party plays. At most one per `subtype` and unit.
 */
export interface SpecializationArgs {
  /** The role, for example `student` or `employee`; 1 to 64 characters. */
  subtype: pulumi.Input<SpecializationInput['subtype']>;
  /** Profile that `attributes` are checked against. Default: none, they are kept unchecked. */
  profileId?: pulumi.Input<SpecializationInput['profileId']>;
  /** Version of the profile, for example `"1"`. Default: the newest when it is written. */
  profileVersion?: pulumi.Input<SpecializationInput['profileVersion']>;
  /** Unit that this role belongs to, which may be another one than the home unit. Default: none of its own. */
  organizationUnitId?: pulumi.Input<SpecializationInput['organizationUnitId']>;
  /** What the role says about the party: a JSON object. Default: none. */
  attributes?: pulumi.Input<SpecializationInput['attributes']>;
}

/**
 * Arguments of every party. Each can change in place. One that is left out is not managed: it stays as it is in the
 * directory. `null` clears it.
 */
export interface PartyFieldArgs {
  /** Name to show; 1 to 128 characters, kept exactly. Changing it renames in place. */
  displayName: pulumi.Input<PersonCreate['displayName']>;
  /** DID or URL, unique among the live parties of the tenant; at most 2048 characters. Default: none. */
  uri?: pulumi.Input<PersonCreate['uri']>;
  /** Your own key, unique among the live parties of the tenant; 1 to 255 characters. Default: none. */
  externalId?: pulumi.Input<PersonCreate['externalId']>;
  /** ISO 3166-1 code or a region such as `EU`; 1 to 64 characters. Default: none. */
  jurisdiction?: pulumi.Input<PersonCreate['jurisdiction']>;
  /** Id of the party that owns it. Default: none. */
  ownerId?: pulumi.Input<PersonCreate['ownerId']>;
  /** Id of the home unit, the one place where it lives; a change moves it there. Default: the tenant's root. */
  organizationUnitId?: pulumi.Input<PersonCreate['organizationUnitId']>;
  /** Where the record comes from. Default: `managed`. */
  origin?: pulumi.Input<PersonCreate['origin']>;
  /**
   * Takes over an object that exists already instead of creating one: `true` finds it by externalId; a unit else by
   * parent and displayName; others else by uri, else by home unit and displayName. A string is its id. Several
   * matches are an error, none creates one. Only looked at when the resource is created. Default: `false`.
   */
  adopt?: pulumi.Input<boolean | string>;
}

/** Argument of every party that can play roles. */
export interface RoleArgs {
  /** All roles, in any order: the list replaces the one before, in place. Default: none. */
  specializations?: pulumi.Input<pulumi.Input<SpecializationArgs>[]>;
}

/** A role as the directory shows it; members that are not set are left out. */
export interface SpecializationOutput {
  readonly subtype: string;
  readonly profileId?: string;
  readonly profileVersion?: string;
  readonly organizationUnitId?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}
