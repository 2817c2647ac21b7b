import { type PartyBody, type PartyKind, type SpecializationView, searchText } from './party.rules.ts';

type Text = string | null;
type Json = Record<string, unknown> | null;

/** Columns of `parties` that a new party's fields fill; who wrote it and when stands beside them. */
export function partyColumnsOf(kind: PartyKind, id: string, fields: PartyBody) {
  const details = kind.detailFields.map((name) => [name, fields[name]]).filter(([, value]) => value != null);
  return {
    id,
    party_type: kind.type as string,
    origin: fields.origin as string,
    display_name: fields.displayName as string,
    search_text: searchText(fields.displayName as string, fields.uri as Text),
    uri: fields.uri as Text,
    external_id: fields.externalId as Text,
    jurisdiction: fields.jurisdiction as Text,
    owner_id: fields.ownerId as Text,
    organization_unit_id: fields.organizationUnitId as Text,
    details: Object.fromEntries(details) as Record<string, unknown>,
  };
}

/** Columns of `organization_units` that a new unit's fields and its code fill. */
export function unitColumnsOf(id: string, fields: PartyBody, code: string) {
  return {
    id,
    parent_id: fields.parentOuId as Text,
    display_name: fields.displayName as string,
    code,
    branding: fields.branding as Json,
    tos_uri: fields.tosUri as Text,
    ou_inheritance_policy: fields.ouInheritancePolicy as string,
  };
}

/** Rows of `party_specializations` for the roles of a party, in their order. */
export function roleColumnsOf(partyId: string, roles: SpecializationView[]) {
  return roles.map((role, position) => ({
    party_id: partyId,
    position,
    subtype: role.subtype,
    profile_id: role.profileId,
    profile_version: role.profileVersion,
    organization_unit_id: role.organizationUnitId,
    attributes: role.attributes as Json,
  }));
}
