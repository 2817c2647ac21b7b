import type { ColumnType, Generated } from 'kysely';
import type { Json, OptionalTime, Time } from './column-types.ts';
import type { CustomerTables } from './customer-tables.ts';
import type { OAuthTables } from './oauth-tables.ts';

/** Columns as in `server/migrations`; JSON is written as text, times are written as Date and read as RFC 3339. */
export interface Tables extends CustomerTables, OAuthTables {
  tenants: {
    id: string;
    slug: string;
    display_name: string;
    status: string;
    branding: Json;
    tos_uri: string | null;
    sign_in: Json;
    created_at: Time;
    updated_at: Time;
    deleted_at: OptionalTime;
  };
  sign_in_links: {
    tenant_id: string;
    link_hash: string;
    party_id: string;
    continue_to: string | null;
    expires_at: Time;
    used_at: OptionalTime;
    created_at: Time;
  };
  sign_in_sessions: {
    tenant_id: string;
    session_hash: string;
    party_id: string;
    token_id: string | null;
    is_administrator: boolean;
    expires_at: Time;
    created_at: Time;
  };
  api_tokens: {
    tenant_id: string;
    id: string;
    name: string;
    token_hash: string;
    scopes: string[];
    party_id: string | null;
    expires_at: OptionalTime;
    created_at: Time;
  };
  server_settings: { name: string; value: string };
  parties: {
    tenant_id: string;
    id: string;
    party_type: string;
    origin: string;
    display_name: string;
    search_text: string;
    uri: string | null;
    external_id: string | null;
    jurisdiction: string | null;
    owner_id: string | null;
    organization_unit_id: string | null;
    details: ColumnType<Record<string, unknown>, string, string>;
    source: string | null;
    created_at: Time;
    created_by_id: string | null;
    updated_at: Time;
    updated_by_id: string | null;
    deleted_at: OptionalTime;
    deleted_by_id: string | null;
  };
  organization_units: {
    tenant_id: string;
    id: string;
    parent_id: string | null;
    display_name: string;
    code: string;
    branding: Json;
    tos_uri: string | null;
    ou_inheritance_policy: string;
    deleted: Generated<boolean>;
  };
  party_specializations: {
    tenant_id: string;
    party_id: string;
    position: number;
    subtype: string;
    profile_id: string | null;
    profile_version: string | null;
    organization_unit_id: string | null;
    attributes: Json;
  };
  group_members: { tenant_id: string; group_id: string; party_id: string };
  idempotency_keys: {
    tenant_id: string;
    key: string;
    fingerprint: string;
    resource_type: string | null;
    resource_ids: Generated<string[]>;
    status: number | null;
    headers: ColumnType<Record<string, string> | null, string | null, string | null>;
    body: string | null;
    created_at: Time;
  };
  audit_events: {
    tenant_id: string;
    id: string;
    time: Time;
    actor_type: string;
    token_id: string | null;
    party_id: string | null;
    application_id: string | null;
    action: string;
    resource_type: string;
    resource_id: string | null;
    result: string;
    changes: ColumnType<Record<string, unknown>, string, string>;
    correlation_id: string | null;
    source: string | null;
  };
  profiles: {
    tenant_id: string;
    id: string;
    version: number;
    schema: ColumnType<object | boolean, string, string>;
    party_types: string[];
    created_at: Time;
  };
  relationship_types: {
    tenant_id: string;
    type: string;
    left_to_right: string;
    right_to_left: string;
    is_symmetric: boolean;
    created_at: Time;
  };
  relationships: {
    tenant_id: string;
    id: string;
    left_id: string;
    right_id: string;
    relationship_type: string;
    is_symmetric: boolean;
    status: string;
    valid_from: OptionalTime;
    valid_until: OptionalTime;
    verified_at: OptionalTime;
    verified_by_id: string | null;
    source: string | null;
    created_at: Time;
    created_by_id: string | null;
    updated_at: Time;
    updated_by_id: string | null;
  };
  access_rules: { tenant_id: string; rules: ColumnType<object[], string, string>; updated_at: Time };
  apply_owners: { tenant_id: string; party_id: string; owner: string };
}
