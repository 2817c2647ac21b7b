import * as espalier from '@espalier/pulumi';
import type * as pulumi from '@pulumi/pulumi';

/** A customer as this program needs to know it. */
export interface Customer {
  /** Names its resources: never changes. */
  key: string;
  displayName: string;
  /** Who may decide for it. */
  owner: { displayName: string; email: string };
  /** Sites that decide for themselves; none: the customer decides as a whole. */
  sites?: { key: string; displayName: string }[];
  /** Whether the customer has approved beforehand, in code of its own (here: this one). */
  approves?: boolean;
}

/** One unit that was asked, and what has become of it. */
export interface Asked {
  unit: string;
  authorization: espalier.ApplicationAuthorization;
}

/** The units of a customer, its owner, and what the application asks of it. */
export function customer(
  { key, displayName, owner, sites = [], approves = false }: Customer,
  application: espalier.Application,
  scopes: pulumi.Input<string>[],
): Asked[] {
  const whole = new espalier.OrganizationUnit(key, { displayName });
  const person = new espalier.Person(`${key}-owner`, { ...owner, organizationUnitId: whole.id });
  new espalier.RoleAssignment(`${key}-owner`, {
    partyId: person.id,
    organizationUnitId: whole.id,
    role: 'owner',
    // The owner decides for all sites.
    subtree: true,
  });
  const units = sites.map((site) => ({
    ...site,
    id: new espalier.OrganizationUnit(`${key}-${site.key}`, {
      displayName: site.displayName,
      parentOuId: whole.id,
    }).id,
  }));
  const deciding = units.length > 0 ? units : [{ key: 'whole', displayName, id: whole.id }];

  const approval = approves
    ? new espalier.AuthorizationApproval(key, {
        organizationUnitId: whole.id,
        applicationId: application.id,
        scopes,
      })
    : undefined;
  return deciding.map((unit) => ({
    unit: unit.displayName,
    authorization: new espalier.ApplicationAuthorization(
      `${key}-${unit.key}`,
      {
        applicationId: application.id,
        organizationUnitId: unit.id,
        scopes,
        message: `Vega would like to schedule for ${unit.displayName}.`,
        approverHint: owner.email,
        expiresIn: 30 * 24 * 3600,
      },
      approval ? { dependsOn: approval } : {},
    ),
  }));
}
