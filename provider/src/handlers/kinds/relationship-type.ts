import type { ObjectKind } from '../object/object-kind.ts';

/** A kind of relationship of the tenant's own. The API neither changes nor deletes one. */
export const relationshipType: ObjectKind = {
  noun: 'relationship type',
  operations: { create: 'createRelationshipType', list: 'listRelationshipTypes' },
  replacedBy: ['type'],
  naturalKey: ['type'],
  idOf: ({ type }) => String(type),
};
