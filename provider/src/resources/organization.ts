import type { OrganizationCreate } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import type { OutputNames } from './espalier-resource.ts';
import type { PartyFieldArgs, RoleArgs } from './party-args.ts';
import { PartyResource, partyOutputNames } from './party-resource.ts';

/** What a program may say about an organization beside what it may say about any party. */
export interface OrganizationFieldArgs {
  /** Open list: company, government, non_profit, educational, healthcare, financial, other. Default: none. */
  organizationType?: pulumi.Input<OrganizationCreate['organizationType']>;
  /** Free text; 1 to 128 characters. Default: none. */
  industry?: pulumi.Input<OrganizationCreate['industry']>;
  /** E-mail address; at most 320 characters. Default: none. */
  contactEmail?: pulumi.Input<OrganizationCreate['contactEmail']>;
  /** Address of its website. Default: none. */
  websiteUrl?: pulumi.Input<OrganizationCreate['websiteUrl']>;
  /** Address of its privacy policy. Default: none. */
  privacyPolicyUri?: pulumi.Input<OrganizationCreate['privacyPolicyUri']>;
  /** Its own terms of service; they take no part in what units inherit. Default: none. */
  tosUri?: pulumi.Input<OrganizationCreate['tosUri']>;
}

/** Arguments of an {@link Organization}. All of them change in place; none replaces the organization. */
export interface OrganizationArgs extends PartyFieldArgs, RoleArgs, OrganizationFieldArgs {
  /** Registered name; 1 to 255 characters. */
  legalName: pulumi.Input<OrganizationCreate['legalName']>;
}

/** An organization that takes part in the tenant, such as a customer or an auditor. For a part of the tenant: OrganizationUnit. */
export class Organization extends PartyResource {
  declare readonly legalName: pulumi.Output<string>;
  declare readonly organizationType: pulumi.Output<string | undefined>;
  declare readonly industry: pulumi.Output<string | undefined>;
  declare readonly contactEmail: pulumi.Output<string | undefined>;
  declare readonly websiteUrl: pulumi.Output<string | undefined>;
  declare readonly privacyPolicyUri: pulumi.Output<string | undefined>;
  declare readonly tosUri: pulumi.Output<string | undefined>;

  /** Looks up an organization by id, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Organization {
    return new Organization(name, {} as OrganizationArgs, { ...opts, id });
  }

  constructor(name: string, args: OrganizationArgs, opts?: pulumi.CustomResourceOptions) {
    super('Organization', name, args, outputNames, opts);
  }
}

const outputNames: OutputNames<Organization> = {
  ...partyOutputNames,
  legalName: undefined,
  organizationType: undefined,
  industry: undefined,
  contactEmail: undefined,
  websiteUrl: undefined,
  privacyPolicyUri: undefined,
  tosUri: undefined,
};
