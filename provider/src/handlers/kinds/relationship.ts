import { sameInstant } from '../object/comparisons.ts';
import type { ObjectKind } from '../object/object-kind.ts';
import type { CheckFailure, Properties } from '../resource-handler.ts';
import { isUnknown } from '../unknown-values.ts';

/** A typed connection between two parties. Both sides, the type and the start are what it is: another one is another relationship. */
export const relationship: ObjectKind = {
  noun: 'relationship',
  operations: {
    create: 'createRelationship',
    get: 'getRelationship',
    list: 'listRelationships',
    update: 'updateRelationship',
    delete: 'deleteRelationship',
  },
  replacedBy: ['leftId', 'rightId', 'relationshipType', 'validFrom'],
  naturalKey: ['leftId', 'rightId', 'relationshipType'],
  adoptQuery: ({ leftId, rightId, relationshipType }) => ({ leftId, rightId, relationshipType }),
  comparisons: { validFrom: sameInstant, validUntil: sameInstant },
  check: windowFailures,
};

/** The server refuses it too, but only after other resources were written. */
function windowFailures({ validFrom, validUntil }: Properties): CheckFailure[] {
  const [from, until] = [timeOf(validFrom), timeOf(validUntil)];
  return from !== undefined && until !== undefined && until < from
    ? [{ property: 'validUntil', reason: 'must not be before validFrom' }]
    : [];
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' && !isUnknown(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
