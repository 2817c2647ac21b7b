/** What customers and integrators have: every type of section 7 of the contract, in every state that a program meets. */
import type { Espalier } from '@espalier/sdk';

/** Ids of what is there before. */
export interface Ground {
  /** Unit of the integrator. */
  top: string;
  sales: string;
  tokyo: string;
  /** Below sales. */
  emea: string;
  ada: string;
}

/** Role of the tenant's own, for which there is no resource. */
export const ownRole = {
  name: 'night_manager',
  displayName: 'Night manager',
  rights: ['unit:read' as const],
};

/** Returns how many objects a program has to declare. */
export async function fillCustomers(client: Espalier, ground: Ground): Promise<number> {
  await client.roles.create(ownRole);
  const vega = await publish(client, ground);
  return 2 + (await authorize(client, vega, ground)) + (await connect(client, vega, ground));
}

/** Two applications; the one with an address for events never has any. */
async function publish({ applications }: Espalier, { top, sales }: Ground): Promise<string> {
  const { id } = await applications.create({
    organizationUnitId: top,
    displayName: 'Vega',
    redirectUris: ['https://vega.example/callback', 'http://127.0.0.1:9/'],
    allowedScopes: ['organizational_unit_scheduler', 'directory:read'],
    environment: 'staging',
    homepageUrl: 'https://vega.example',
    jwks: {
      keys: [{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', kid: 'a' }],
    },
  });
  await applications.create({
    organizationUnitId: sales,
    displayName: 'Lyra',
    redirectUris: ['https://lyra.example/'],
    allowedScopes: ['directory:write'],
    webhookUrl: 'https://lyra.example/events',
  });
  return id;
}

/** Active, waiting, granted in part, about to be widened; what has ended is no object of a program. */
async function authorize(client: Espalier, applicationId: string, ground: Ground): Promise<number> {
  const { top, sales, tokyo, emea } = ground;
  const { authorizations, authorizationApprovals, ou } = client;
  const both = ['organizational_unit_scheduler' as const, 'directory:read' as const];
  const ask = (organizationUnitId: string, scopes = both) =>
    authorizations.create({ applicationId, organizationUnitId, scopes });
  await ask(top);
  await authorizations.create({
    applicationId,
    organizationUnitId: tokyo,
    scopes: both,
    message: 'Scheduling\nfor "your" team',
    approverHint: 'ops@tokyo.example',
  });
  await authorizations.approve((await ask(emea)).id, { scopes: ['directory:read'], reason: 'enough' });
  const widened = await ask(sales, ['directory:read']);
  await authorizations.approve(widened.id);
  await authorizations.update(widened.id, { scopes: both });
  const harbour = await ou.create({ displayName: 'Harbour / Clinics' });
  await authorizations.deny((await ask(harbour.id)).id, { reason: 'no' });
  const ended = await ou.create({ displayName: 'Ended' });
  await authorizations.delete((await ask(ended.id)).id);
  await authorizationApprovals.create({
    organizationUnitId: harbour.id,
    publisherUnitId: top,
    scopes: both,
    expiresAt: '2060-01-01T00:00:00Z',
  });
  await authorizationApprovals.create({
    organizationUnitId: tokyo,
    applicationId,
    scopes: ['directory:read'],
  });
  return 4 + 2 + 2;
}

/** Roles, integrations with and without secrets, rules, and whom a directory has brought. */
async function connect(client: Espalier, applicationId: string, ground: Ground): Promise<number> {
  const { top, sales, tokyo, emea, ada } = ground;
  const { roleAssignments, integrations, provisioningRules } = client;
  await roleAssignments.create({ partyId: ada, organizationUnitId: tokyo, role: ownRole.name });
  await roleAssignments.create({ partyId: ada, organizationUnitId: top, role: 'owner', subtree: true });
  await roleAssignments.create({ partyId: ada, organizationUnitId: top, role: 'developer', applicationId });
  await integrations.create(emea, {
    kind: 'calendar',
    provider: 'microsoft365',
    displayName: 'Microsoft 365',
    settings: {
      tenant: 'contoso.example',
      clientSecret: 'planted-1',
      hosts: [
        { name: 'a', 'api key': 'planted-2' },
        { name: 'b', password: { nested: 'planted-3' } },
      ],
      nothing: null,
    },
  });
  const zoom = await integrations.create(emea, {
    kind: 'conferencing',
    provider: 'zoom',
    displayName: 'Zoom',
  });
  await integrations.update(zoom.id, { status: 'disabled' });
  await integrations.create(tokyo, {
    kind: 'application',
    provider: 'vega',
    displayName: 'Vega',
    settings: { applicationId },
  });
  const staff = await integrations.create(sales, {
    kind: 'directory',
    provider: 'entra',
    displayName: 'Staff',
  });
  await provisioningRules.create(emea, {
    mode: 'directory_group',
    directoryIntegrationId: staff.id,
    group: 'nurses',
    role: 'member',
    onRemoved: 'remove',
  });
  await provisioningRules.create(tokyo, { mode: 'manual', role: 'support' });
  const users = [{ externalId: 'n-1', displayName: 'Nora Nurse', groups: ['nurses'] }];
  await integrations.replaceDirectory(staff.id, { users });
  return 3 + 4 + 2 + 1;
}
