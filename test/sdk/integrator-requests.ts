import type { Espalier } from '@espalier/sdk';

const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const other = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3e';
const third = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3f';
const place = { unitId: id, partyId: other, integrationId: third };
const keyset = '?limit=100&cursor=';
const displayName = 'Scheduler';
const users = [{ externalId: 'u-1', displayName: 'Ada' }];
const application = {
  organizationUnitId: id,
  displayName,
  redirectUris: ['https://scheduler.example/callback'],
  allowedScopes: ['directory:read'],
};
const integration = { kind: 'calendar' as const, provider: 'google', displayName };
const rule = { mode: 'manual' as const, role: 'member' };

/** What is called, and the request that must come of it. */
type Row = [call: (client: Espalier) => unknown, method: string, path: string, body?: unknown];

async function first(list: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of list) return;
}

/** Operations of applications, integrations and onboarding. */
export const integratorRows: Record<string, Row> = {
  createApplication: [(c) => c.applications.create(application), 'POST', '/v1/applications', application],
  getApplication: [(c) => c.applications.get(id), 'GET', `/v1/applications/${id}`],
  listApplications: [
    (c) => first(c.applications.list({ environment: 'staging' })),
    'GET',
    '/v1/applications?limit=100&environment=staging&cursor=',
  ],
  updateApplication: [
    (c) => c.applications.update(id, { webhookUrl: null }),
    'PUT',
    `/v1/applications/${id}`,
    { webhookUrl: null },
  ],
  deleteApplication: [(c) => c.applications.delete(id), 'DELETE', `/v1/applications/${id}`],
  createApplicationSecret: [
    (c) => c.applications.createSecret(id, { expiresAt: '2027-01-01T00:00:00.000Z' }),
    'POST',
    `/v1/applications/${id}/secrets`,
    { expiresAt: '2027-01-01T00:00:00.000Z' },
  ],
  deleteApplicationSecret: [
    (c) => c.applications.deleteSecret(id, other),
    'DELETE',
    `/v1/applications/${id}/secrets/${other}`,
  ],
  listApplicationDeliveries: [
    (c) => first(c.applications.deliveries(id)),
    'GET',
    `/v1/applications/${id}/deliveries${keyset}`,
  ],
  createIntegration: [
    (c) => c.integrations.create(id, integration),
    'POST',
    `/v1/ou/${id}/integrations`,
    integration,
  ],
  getIntegration: [(c) => c.integrations.get(id), 'GET', `/v1/integrations/${id}`],
  listIntegrations: [
    (c) => first(c.integrations.list(id, { kind: 'calendar' })),
    'GET',
    `/v1/ou/${id}/integrations?limit=100&kind=calendar&cursor=`,
  ],
  updateIntegration: [
    (c) => c.integrations.update(id, { status: 'disabled' }),
    'PUT',
    `/v1/integrations/${id}`,
    { status: 'disabled' },
  ],
  deleteIntegration: [(c) => c.integrations.delete(id), 'DELETE', `/v1/integrations/${id}`],
  listMemberIntegrations: [
    (c) => first(c.integrations.ofMember(id, other)),
    'GET',
    `/v1/ou/${id}/members/${other}/integrations${keyset}`,
  ],
  assignMemberIntegration: [
    (c) => c.integrations.assign(place, { replace: true }),
    'PUT',
    `/v1/ou/${id}/members/${other}/integrations/${third}?replace=true`,
  ],
  unassignMemberIntegration: [
    (c) => c.integrations.unassign(place),
    'DELETE',
    `/v1/ou/${id}/members/${other}/integrations/${third}`,
  ],
  createProvisioningRule: [
    (c) => c.provisioningRules.create(id, rule),
    'POST',
    `/v1/ou/${id}/provisioning-rules`,
    rule,
  ],
  getProvisioningRule: [(c) => c.provisioningRules.get(id), 'GET', `/v1/provisioning-rules/${id}`],
  listProvisioningRules: [
    (c) => first(c.provisioningRules.list(id)),
    'GET',
    `/v1/ou/${id}/provisioning-rules${keyset}`,
  ],
  updateProvisioningRule: [
    (c) => c.provisioningRules.update(id, { onRemoved: 'keep' }),
    'PUT',
    `/v1/provisioning-rules/${id}`,
    { onRemoved: 'keep' },
  ],
  deleteProvisioningRule: [(c) => c.provisioningRules.delete(id), 'DELETE', `/v1/provisioning-rules/${id}`],
  replaceDirectory: [
    (c) => c.integrations.replaceDirectory(id, { users }, { dryRun: true }),
    'PUT',
    `/v1/integrations/${id}/directory?dryRun=true`,
    { users },
  ],
  changeDirectory: [
    (c) => c.integrations.changeDirectory(id, { remove: ['u-1'] }),
    'PATCH',
    `/v1/integrations/${id}/directory`,
    { remove: ['u-1'] },
  ],
};
