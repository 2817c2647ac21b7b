import { propertiesOf } from '../http/openapi-operations.ts';
import type { PartyKind, PartySchema, PartyType } from './party.rules.ts';

/** Re-exported beside the table of kinds. */
export type { PartyKind } from './party.rules.ts';

/** Fields of units that have columns of their own, because the tree and the resolution work on them. */
const unitColumns = new Set(['parentOuId', 'tosUri', 'branding', 'ouInheritancePolicy']);

function kind(
  type: PartyType,
  schema: PartySchema,
  path: string,
  auditName: PartyKind['auditName'],
): PartyKind {
  const fields = propertiesOf(`${schema}Fields`);
  return {
    type,
    schema,
    path,
    auditName,
    detailFields: schema === 'OrganizationUnit' ? fields.filter((name) => !unitColumns.has(name)) : fields,
  };
}

/** Every kind by its schema. */
export const partyKinds: Record<PartySchema, PartyKind> = {
  Person: kind('natural_person', 'Person', '/persons', 'person'),
  Organization: kind('organization', 'Organization', '/organizations', 'organization'),
  Service: kind('service', 'Service', '/services', 'service'),
  Group: kind('group', 'Group', '/groups', 'group'),
  OrganizationUnit: kind('organization_unit', 'OrganizationUnit', '/ou', 'ou'),
};

const kindByType = new Map(Object.values(partyKinds).map((each) => [each.type, each]));

/** The kind that a row is of. */
export function kindOf(type: string): PartyKind {
  const found = kindByType.get(type as PartyType);
  if (!found) throw new Error(`the store holds a party of the unknown type ${type}`);
  return found;
}
