import type { Espalier } from '@espalier/sdk';

const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const other = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3e';
const scopes = ['directory:read'];
const asked = { applicationId: id, organizationUnitId: other, scopes };
const path = `/v1/authorizations/${id}`;
const approvals = '/v1/authorization-approvals';

/** What is called, and the request that must come of it. */
type Row = [call: (client: Espalier) => unknown, method: string, path: string, body?: unknown];

async function first(list: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of list) return;
}

/** Operations of authorizations, pre-approvals and deliveries. */
export const authorizationRows: Record<string, Row> = {
  requestAuthorization: [(c) => c.authorizations.create(asked), 'POST', '/v1/authorizations', asked],
  getAuthorization: [(c) => c.authorizations.get(id), 'GET', path],
  listAuthorizations: [
    (c) => first(c.authorizations.list({ status: 'pending' })),
    'GET',
    '/v1/authorizations?limit=100&status=pending&cursor=',
  ],
  updateAuthorization: [(c) => c.authorizations.update(id, { scopes }), 'PUT', path, { scopes }],
  revokeAuthorization: [(c) => c.authorizations.delete(id), 'DELETE', path],
  approveAuthorization: [
    (c) => c.authorizations.approve(id, { organizationUnitId: other }),
    'POST',
    `${path}/approve`,
    { organizationUnitId: other },
  ],
  denyAuthorization: [(c) => c.authorizations.deny(id), 'POST', `${path}/deny`, {}],
  createAuthorizationLink: [
    (c) => c.authorizations.link(id, { expiresIn: 60 }),
    'POST',
    `${path}/link`,
    { expiresIn: 60 },
  ],
  createAuthorizationApproval: [(c) => c.authorizationApprovals.create(asked), 'POST', approvals, asked],
  getAuthorizationApproval: [(c) => c.authorizationApprovals.get(id), 'GET', `${approvals}/${id}`],
  listAuthorizationApprovals: [
    (c) => first(c.authorizationApprovals.list()),
    'GET',
    `${approvals}?limit=100&cursor=`,
  ],
  updateAuthorizationApproval: [
    (c) => c.authorizationApprovals.update(id, { expiresAt: null }),
    'PUT',
    `${approvals}/${id}`,
    { expiresAt: null },
  ],
  deleteAuthorizationApproval: [(c) => c.authorizationApprovals.delete(id), 'DELETE', `${approvals}/${id}`],
};
