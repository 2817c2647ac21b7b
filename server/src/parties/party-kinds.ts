import type { components } from '../generated/openapi.ts';
import { propertiesOf } from '../http/openapi-operations.ts';

/** Type of a party, as `partyType` shows it. */
export type PartyType = components['schemas']['PartyType'];

/** Name of the party's schema in `schema/openapi.yaml`. */
export type PartySchema = 'Person' | 'Organization' | 'Service' | 'Group' | 'OrganizationUnit';

/** What tells one type of party from another; all else is the same for every type. */
export interface PartyKind {
  type: PartyType;
  schema: PartySchema;
  /** Where it is served. */
  path: string;
  /** First word of its audit actions. */
  auditName: 'person' | 'organization' | 'service' | 'group' | 'ou';
  /** Fields of the type that live in `parties.details`, in the schema's order. */
  detailFields: string[];
}

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
