import { sameInstant, sameSet } from '../object/comparisons.ts';
import type { ObjectKind } from '../object/object-kind.ts';
import type { CheckFailure, Properties } from '../resource-handler.ts';
import { isUnknown } from '../unknown-values.ts';

/** The customer's word given beforehand: requests within it need nobody's approval. */
export const authorizationApproval: ObjectKind = {
  noun: 'authorization approval',
  operations: {
    create: 'createAuthorizationApproval',
    get: 'getAuthorizationApproval',
    list: 'listAuthorizationApprovals',
    update: 'updateAuthorizationApproval',
    delete: 'deleteAuthorizationApproval',
  },
  replacedBy: ['organizationUnitId', 'applicationId', 'publisherUnitId'],
  naturalKey: ['organizationUnitId', 'applicationId', 'publisherUnitId'],
  adoptQuery: ({ organizationUnitId }) => ({ organizationUnitId }),
  comparisons: { scopes: sameSet, expiresAt: sameInstant },
  check: askerFailures,
};

/** The server refuses it too, but only after other resources were written. */
function askerFailures({ applicationId, publisherUnitId }: Properties): CheckFailure[] {
  if (applicationId == null && publisherUnitId == null)
    return [{ property: 'applicationId', reason: 'is required, unless publisherUnitId is given' }];
  if (isUnknown(applicationId) || isUnknown(publisherUnitId)) return [];
  return applicationId != null && publisherUnitId != null
    ? [{ property: 'publisherUnitId', reason: 'is not allowed beside applicationId' }]
    : [];
}
