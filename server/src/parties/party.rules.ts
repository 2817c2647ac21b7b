import { isDeepStrictEqual } from 'node:util';
import type { components } from '../generated/openapi.ts';

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

/** A party as the API shows it. */
export type PartyView = Record<string, unknown> & {
  id: string;
  displayName: string;
  specializations: SpecializationView[];
};

/** A role as the API shows it. */
export interface SpecializationView {
  subtype: string;
  profileId: string | null;
  profileVersion: string | null;
  organizationUnitId: string | null;
  attributes: Record<string, unknown> | null;
}

/** Fields of a body, validated by the schema. */
export type PartyBody = Record<string, unknown>;

const unitDefaults = { ouInheritancePolicy: 'READ_ONLY_ANCESTOR' };
const baseFields = [
  'displayName',
  'uri',
  'externalId',
  'jurisdiction',
  'ownerId',
  'organizationUnitId',
  'origin',
];
const idFields = ['ownerId', 'organizationUnitId', 'parentOuId'];
const unitFields = ['parentOuId', 'tosUri', 'branding', 'ouInheritancePolicy'];

/** A role with every field that the API shows. */
function fullSpecialization(given: Partial<SpecializationView> & { subtype: string }): SpecializationView {
  const {
    subtype,
    profileId = null,
    profileVersion = null,
    organizationUnitId = null,
    attributes = null,
  } = given;
  const unitId = organizationUnitId?.toLowerCase() ?? null;
  return { subtype, profileId, profileVersion, organizationUnitId: unitId, attributes };
}

function hasName(kind: PartyKind): boolean {
  return kind.detailFields.includes('name');
}

/** Ids as the store writes them: in another case they would look like a change, and lock another set of siblings. */
function withNormalIds(fields: PartyBody): PartyBody {
  const normal = idFields.flatMap((name) => {
    const id = fields[name];
    return typeof id === 'string' ? [[name, id.toLowerCase()]] : [];
  });
  return { ...fields, ...Object.fromEntries(normal) };
}

/** null and absence mean the same to a field with a default. */
function withDefaults(kind: PartyKind, fields: PartyBody, displayName: unknown): PartyBody {
  const result = withNormalIds(fields);
  if (result.origin === null) result.origin = 'managed';
  if (kind.schema === 'OrganizationUnit' && result.ouInheritancePolicy === null)
    Object.assign(result, unitDefaults);
  if (hasName(kind) && result.name === null) result.name = displayName;
  if (result.specializations === null) result.specializations = [];
  if (Array.isArray(result.specializations))
    result.specializations = result.specializations.map(fullSpecialization);
  return result;
}

/** Names of the fields that a body of this kind may hold, roles apart. */
export function fieldsOf(kind: PartyKind): string[] {
  return [...baseFields, ...kind.detailFields, ...(kind.schema === 'OrganizationUnit' ? unitFields : [])];
}

/** Every field of a new party, defaults filled in; `name` follows displayName only here (contract, section 5). */
export function fieldsOfNew(kind: PartyKind, body: PartyBody): PartyBody {
  const blank = Object.fromEntries(fieldsOf(kind).map((name) => [name, null]));
  return withDefaults(kind, { ...blank, specializations: [], ...body }, body.displayName);
}

/**
 * The fields of an update that would change something. PUT is partial: what is left out stays, null clears.
 *
 * @param current - the party as the API shows it now
 */
export function changedFields(kind: PartyKind, body: PartyBody, current: PartyView): PartyBody {
  const known = new Set([...fieldsOf(kind), 'specializations']);
  const wanted = withDefaults(kind, body, body.displayName ?? current.displayName);
  const changed = Object.entries(wanted).filter(
    ([name, value]) => known.has(name) && !isDeepStrictEqual(value, current[name]),
  );
  return Object.fromEntries(changed);
}

/** The text that `q` looks in. Folded here, not by the store, whose folding depends on its locale. */
export function searchText(displayName: string, uri: string | null | undefined): string {
  return `${displayName}\n${uri ?? ''}`.toLowerCase();
}
