import type * as pulumi from '@pulumi/pulumi';
import type { OutputNames } from './espalier-resource.ts';
import { noteGroup } from './exact-groups.ts';
import type { GroupArgs } from './group.ts';
import type { OrganizationArgs } from './organization.ts';
import type { OrganizationUnitArgs } from './organization-unit.ts';
import { PartyResource, partyOutputNames } from './party-resource.ts';
import type { PersonArgs } from './person.ts';
import type { ServiceArgs } from './service.ts';

/**
 * Arguments of a {@link Party}: its type, and the fields of that type. Another `partyType` replaces the party, the old
 * one is deleted first; everything else changes in place.
 */
export type PartyArgs =
  | ({ partyType: pulumi.Input<'natural_person'> } & PersonArgs)
  | ({ partyType: pulumi.Input<'organization'> } & OrganizationArgs)
  | ({ partyType: pulumi.Input<'organization_unit'> } & OrganizationUnitArgs)
  | ({ partyType: pulumi.Input<'service'> } & ServiceArgs)
  | ({ partyType: pulumi.Input<'group'> } & GroupArgs);

/**
 * A party of any type, for programs that get the type from data. Its outputs are those that all parties have;
 * Person, Organization, OrganizationUnit, Service and Group have typed ones.
 */
export class Party extends PartyResource {
  constructor(name: string, args: PartyArgs, opts?: pulumi.CustomResourceOptions) {
    super('Party', name, args, outputNames, opts);
    if (args.partyType === 'group') noteGroup(name, this.id, args as GroupArgs);
  }
}

const outputNames: OutputNames<Party> = partyOutputNames;
