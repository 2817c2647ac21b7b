/** Beside a declared tree: one resource of each type that is no party, with the values that a story changes. */
import type { Tenant } from './directory-process.ts';

/** What a story may change of them. */
export interface Customers {
  applicationName: string;
  homepageUrl: string;
  role: string;
  secretSetting: string;
  onRemoved: 'suspend' | 'keep';
  scopes: string[];
  ceiling: string[];
  relationshipStatus: 'ACTIVE' | 'SUSPENDED';
  actions: string[];
  /** Key of the person who is a guest. */
  guest: string;
}

export const originalCustomers: Customers = {
  applicationName: 'Scheduler',
  homepageUrl: 'https://vega.example/one',
  role: 'developer',
  secretSetting: 'one',
  onRemoved: 'suspend',
  scopes: ['directory:read'],
  ceiling: ['directory:read'],
  relationshipStatus: 'ACTIVE',
  actions: ['read'],
  guest: 'person-7',
};

export const changedCustomers: Customers = {
  applicationName: 'Planner',
  homepageUrl: 'https://vega.example/two',
  role: 'support',
  secretSetting: 'two',
  onRemoved: 'keep',
  scopes: ['directory:read', 'organizational_unit_scheduler'],
  ceiling: ['directory:write'],
  relationshipStatus: 'SUSPENDED',
  actions: ['read', 'write'],
  guest: 'person-8',
};

/** How many resources they are. */
export const customersSize = 11;

/** Program text; `idOf` gives the ids of the tree that it stands beside. */
export function customersProgram(customers: Customers): string {
  return `
    const say = ${JSON.stringify(customers)};
    const organizationUnitId = idOf('arts');
    const app = new espalier.Application('app', { organizationUnitId: idOf('top'), displayName: say.applicationName,
      homepageUrl: say.homepageUrl, redirectUris: ['https://vega.example/'],
      allowedScopes: ['directory:read', 'organizational_unit_scheduler'] });
    new espalier.RoleAssignment('role', { partyId: idOf('person-0'), organizationUnitId, role: say.role });
    const staff = new espalier.Integration('staff', { organizationUnitId, kind: 'directory', provider: 'entra',
      displayName: 'Staff', settings: { secret: say.secretSetting } });
    new espalier.ProvisioningRule('rule', { organizationUnitId, mode: 'directory', directoryIntegrationId: staff.id,
      role: 'member', onRemoved: say.onRemoved });
    new espalier.ApplicationAuthorization('asked', { applicationId: app.id, organizationUnitId, scopes: say.scopes });
    new espalier.AuthorizationApproval('approval', { organizationUnitId: idOf('law'), applicationId: app.id, scopes: say.ceiling });
    const audits = new espalier.RelationshipType('audits', { type: 'audits', leftToRight: 'audits', rightToLeft: 'is audited by' });
    new espalier.Relationship('audit', { leftId: idOf('auditor'), rightId: organizationUnitId, relationshipType: audits.type,
      status: say.relationshipStatus });
    new espalier.AccessRules('access', { rules: [{ name: 'own', actions: say.actions, path: ['owner'] }] });
    const guests = new espalier.Group('guests', { displayName: 'Guests' });
    new espalier.GroupMembership('guest', { groupId: guests.id, partyId: idOf(say.guest) });`;
}

/** What has to be in the directory, in names. */
export function customersExpected(say: Customers, nameOf: (key: string) => string): Record<string, unknown> {
  return {
    applications: [[say.applicationName, nameOf('top'), say.homepageUrl, 1]],
    roles: [[nameOf('person-0'), nameOf('arts'), say.role]],
    integrations: [['Staff', { secret: '***' }]],
    rules: [['member', say.onRemoved]],
    authorizations: [[nameOf('arts'), 'pending', [...say.scopes].sort()]],
    approvals: [[nameOf('law'), say.ceiling]],
    relationshipTypes: ['audits'],
    relationships: [[nameOf('auditor'), nameOf('arts'), say.relationshipStatus]],
    access: [say.actions],
  };
}

/** The same of what is there. */
export async function customersIn({ client }: Tenant): Promise<Record<string, unknown>> {
  const parties = await Array.fromAsync(client.parties.list());
  const nameOf = (id: string) => parties.find((party) => party.id === id)?.displayName ?? `missing ${id}`;
  const unit = (await Array.fromAsync(client.roleAssignments.list()))[0]?.organizationUnitId ?? '';
  return {
    applications: await each(client.applications.list(), (app) => [
      ...[app.displayName, nameOf(app.organizationUnitId), app.homepageUrl, app.secrets.length],
    ]),
    roles: await each(client.roleAssignments.list(), (role) => [
      ...[nameOf(role.partyId), nameOf(role.organizationUnitId), role.role],
    ]),
    integrations: await each(client.integrations.list(unit), (one) => [one.displayName, one.settings]),
    rules: await each(client.provisioningRules.list(unit), (rule) => [rule.role, rule.onRemoved]),
    authorizations: await each(client.authorizations.list(), (one) => [
      ...[nameOf(one.organizationUnitId), one.status, [...one.scopes].sort()],
    ]),
    approvals: await each(client.authorizationApprovals.list(), (one) => [
      nameOf(one.organizationUnitId),
      one.scopes,
    ]),
    relationshipTypes: (await Array.fromAsync(client.relationshipTypes.list()))
      .filter(({ builtIn }) => !builtIn)
      .map(({ type }) => type),
    relationships: await each(client.relationships.list(), (one) => [
      ...[nameOf(one.leftId), nameOf(one.rightId), one.status],
    ]),
    access: (await client.access.rules()).rules.map(({ actions }) => actions),
  };
}

function each<Item, Told>(items: AsyncIterable<Item>, tell: (item: Item) => Told): Promise<Told[]> {
  return Array.fromAsync(items, tell);
}
