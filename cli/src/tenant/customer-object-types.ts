/** The resource types of customers and integrators, described for `export` and `drift`. */
import type { Espalier } from '@espalier/sdk';
import { showProgress } from '../progress.ts';
import { byAge, type ObjectType, type Shown } from './object-type.ts';
import { isSameBesideSecrets } from './secret-values.ts';

const place = 'organizationUnitId';
/** Requests under way at the same time, where each unit has a list of its own. */
const atOnce = 8;

/** In the order in which a program declares them, as far as references allow. */
export const customerObjectTypes: readonly ObjectType[] = [
  {
    type: 'Application',
    plural: 'applications',
    createOperation: 'createApplication',
    list: applicationsWithoutSecrets,
    place,
    words: ({ displayName }) => [String(displayName)],
    defaults: () => ({ environment: 'production' }),
  },
  {
    type: 'RoleAssignment',
    plural: 'role assignments',
    createOperation: 'createRoleAssignment',
    list: (client) => client.roleAssignments.list(byAge),
    // A provisioning rule gives and takes it.
    isDerived: ({ provisioningRuleId }) => typeof provisioningRuleId === 'string',
    place,
    words: ({ partyId, role, applicationId }, nameOf) => [
      nameOf(partyId),
      String(role),
      ...(applicationId === null ? [] : [nameOf(applicationId)]),
    ],
    defaults: () => ({ subtree: false }),
  },
  {
    type: 'Integration',
    plural: 'integrations',
    createOperation: 'createIntegration',
    list: (client, unitIds) =>
      ofEachUnit('integrations', unitIds, (id) => client.integrations.list(id, byAge)),
    inPath: place,
    masked: 'settings',
    place,
    words: ({ displayName }) => [String(displayName)],
    defaults: () => ({ settings: {} }),
    comparisons: { settings: isSameBesideSecrets },
  },
  {
    type: 'ProvisioningRule',
    plural: 'provisioning rules',
    createOperation: 'createProvisioningRule',
    list: (client, unitIds) =>
      ofEachUnit('provisioning rules', unitIds, (id) => client.provisioningRules.list(id, byAge)),
    inPath: place,
    place,
    words: ({ group, role }) => [...(group === null ? [] : [String(group)]), String(role), 'rule'],
    defaults: () => ({ onRemoved: 'suspend' }),
    cleared: ['directoryIntegrationId', 'group'],
  },
  {
    type: 'AuthorizationApproval',
    plural: 'authorization approvals',
    createOperation: 'createAuthorizationApproval',
    list: (client) => client.authorizationApprovals.list(byAge),
    place,
    words: ({ applicationId, publisherUnitId }, nameOf) => [
      nameOf(applicationId ?? publisherUnitId),
      'approval',
    ],
  },
  {
    type: 'ApplicationAuthorization',
    plural: 'authorizations',
    createOperation: 'requestAuthorization',
    list: standingAuthorizations,
    place,
    words: ({ applicationId }, nameOf) => [nameOf(applicationId), 'authorization'],
    comparisons: { scopes: isAskedOrGranted },
    // What is approved beforehand is active at once.
    follows: (shown, { type, shown: other }) =>
      type === 'AuthorizationApproval' && other.organizationUnitId === shown.organizationUnitId,
  },
];

/** When a secret was last used changes all the time and is nothing that a program manages. */
async function* applicationsWithoutSecrets(client: Espalier): AsyncIterable<Shown> {
  for await (const { secrets: _, ...application } of client.applications.list(byAge)) yield application;
}

/**
 * Authorizations that work or wait. One that was denied, revoked or has expired stays readable for ever, and is as good as
 * none. A program says what it asks for, which may be more than what is granted.
 */
async function* standingAuthorizations(client: Espalier): AsyncIterable<Shown> {
  const standing = new Set(['pending', 'active', 'needs_reauthorization']);
  for await (const authorization of client.authorizations.list(byAge)) {
    const { status, scopes, pendingScopes } = authorization;
    if (!standing.has(status)) continue;
    const grantedScopes = status === 'pending' ? [] : scopes;
    yield { ...authorization, scopes: pendingScopes ?? scopes, grantedScopes };
  }
}

/** What the customer has not granted of what was asked is the customer's decision, and no drift. */
function isAskedOrGranted(stack: unknown, tenant: unknown, { status, pendingScopes }: Shown): boolean {
  const [wanted, there] = [new Set(textsIn(stack)), new Set(textsIn(tenant))];
  const isDecided = status !== 'pending' && pendingScopes === null;
  return there.isSubsetOf(wanted) && (isDecided || wanted.isSubsetOf(there));
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** The lists of all units as one, oldest first. */
async function* ofEachUnit<Item extends { readonly createdAt: string }>(
  plural: string,
  unitIds: readonly string[],
  list: (unitId: string) => AsyncIterable<Item>,
): AsyncIterable<Item> {
  const progress = showProgress();
  const found: Item[] = [];
  for (let at = 0; at < unitIds.length; at += atOnce) {
    const lists = unitIds.slice(at, at + atOnce).map((unitId) => Array.fromAsync(list(unitId)));
    found.push(...(await Promise.all(lists)).flat());
    progress.update(`reading ${plural}: ${at} of ${unitIds.length} units`);
  }
  progress.end();
  yield* found.sort((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt));
}
