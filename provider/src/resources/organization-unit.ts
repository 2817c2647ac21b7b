import type { OrganizationUnitCreate, OrganizationUnit as UnitShape } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import type { OutputNames } from './espalier-resource.ts';
import type { PartyFieldArgs, RoleArgs } from './party-args.ts';
import { PartyResource, partyOutputNames } from './party-resource.ts';
import { refuseTwin } from './sibling-names.ts';

/** What becomes of the contents of a unit that is deleted. */
export type DeletionMode = 'refuse' | 'rehome' | 'cascade';

/** Arguments of an {@link OrganizationUnit}. All of them change in place; none replaces the unit. */
export interface OrganizationUnitArgs extends PartyFieldArgs, RoleArgs {
  /** Internal name; 1 to 128 characters. Default: the displayName when it is created, which it does not follow later. */
  name?: pulumi.Input<OrganizationUnitCreate['name']>;
  /**
   * Id of the unit that this one is nested in. A change moves it with everything below it: ids stay, codes follow.
   * Default: none, it is a root.
   */
  parentOuId?: pulumi.Input<OrganizationUnitCreate['parentOuId']>;
  /** Terms of service of the unit and those below that have none. Default: inherited. */
  tosUri?: pulumi.Input<OrganizationUnitCreate['tosUri']>;
  /** Logo, colours, strings: any JSON object up to 64 KiB. `{}` is a value too. Default: inherited. */
  branding?: pulumi.Input<OrganizationUnitCreate['branding']>;
  /**
   * What it takes from above: `READ_ONLY_ANCESTOR` its own value, else the nearest ancestor's; `MERGE` branding key by
   * key; `NONE` its own values only. Default: `READ_ONLY_ANCESTOR`.
   */
  ouInheritancePolicy?: pulumi.Input<OrganizationUnitCreate['ouInheritancePolicy']>;
  /**
   * What a delete does when units or parties that this program does not delete are still inside: `refuse` fails and
   * names how many; `rehome` moves them to the parent; `cascade` deletes the units below and moves the parties to the
   * tenant's root. Takes effect for deletes after the next `pulumi up`. Default: `refuse`.
   */
  deletionMode?: pulumi.Input<DeletionMode>;
}

/** A unit of the tenant's tree: a faculty, a department, a region. */
export class OrganizationUnit extends PartyResource {
  declare readonly name: pulumi.Output<string>;
  /** Undefined: a root. */
  declare readonly parentOuId: pulumi.Output<string | undefined>;
  declare readonly tosUri: pulumi.Output<string | undefined>;
  declare readonly branding: pulumi.Output<Readonly<Record<string, unknown>> | undefined>;
  declare readonly ouInheritancePolicy: pulumi.Output<UnitShape['ouInheritancePolicy']>;
  declare readonly deletionMode: pulumi.Output<DeletionMode>;
  /**
   * Place in the tree, as in `00001.00042`. It changes when the unit or one above it moves, in the latter case in the
   * state only with the next `pulumi refresh`. Refer to units by id.
   */
  declare readonly code: pulumi.Output<string>;
  /** 1: a root. */
  declare readonly level: pulumi.Output<number>;

  /** Looks up a unit by id, without managing it. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): OrganizationUnit {
    return new OrganizationUnit(name, {} as OrganizationUnitArgs, { ...opts, id });
  }

  constructor(name: string, args: OrganizationUnitArgs, opts?: pulumi.CustomResourceOptions) {
    refuseTwin(name, args.parentOuId, args.displayName);
    super('OrganizationUnit', name, args, outputNames, opts);
  }
}

const outputNames: OutputNames<OrganizationUnit> = {
  ...partyOutputNames,
  name: undefined,
  parentOuId: undefined,
  tosUri: undefined,
  branding: undefined,
  ouInheritancePolicy: undefined,
  deletionMode: undefined,
  code: undefined,
  level: undefined,
};
