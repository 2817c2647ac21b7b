import type { ColumnType } from 'kysely';
import type { OptionalTime, Time } from './column-types.ts';

/** Tables of the OAuth server: columns as in `server/migrations/0019_oauth.sql`. */
export interface OAuthTables {
  oauth_families: {
    tenant_id: string;
    id: string;
    authorization_id: string;
    token_generation: number;
    family_key_hash: string;
    current_hash: string;
    previous_hash: string | null;
    rotated_at: OptionalTime;
    rotation_salt: string | null;
    expires_at: Time;
    created_at: Time;
  };
  oauth_codes: {
    tenant_id: string;
    code_hash: string;
    authorization_id: string;
    token_generation: number;
    scopes: string[];
    redirect_uri: string;
    code_challenge: string;
    expires_at: Time;
    family_id: string | null;
    used_at: OptionalTime;
    created_at: Time;
  };
  oauth_access_tokens: {
    tenant_id: string;
    token_hash: string;
    family_id: string;
    scopes: string[];
    expires_at: Time;
    created_at: Time;
  };
  oauth_records: {
    tenant_id: string;
    kind: string;
    id_hash: string;
    payload: ColumnType<Record<string, unknown>, string, string>;
    expires_at: Time;
  };
}
