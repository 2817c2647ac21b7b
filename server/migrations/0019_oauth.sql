-- Codes, token families and access tokens of the OAuth server. Only hashes of what a client presents are kept; whether a token works is the authorization's affair.

create table oauth_families (
  tenant_id uuid not null,
  id uuid not null,
  authorization_id uuid not null,
  token_generation integer not null,
  family_key_hash text collate "C" not null,
  current_hash text collate "C" not null,
  previous_hash text collate "C",
  rotated_at timestamptz(3),
  rotation_salt text,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  constraint oauth_families__pkey primary key (tenant_id, id),
  constraint oauth_families__authorization foreign key (tenant_id, authorization_id) references authorizations (tenant_id, id)
);
comment on table oauth_families is 'What came of one code: the refresh token that is current, and the one before it. Every token of the family carries its id and key, so that an older one is known without a row.';
comment on column oauth_families.rotation_salt is 'What the previous token was exchanged for follows from that token and this: parallel callers get the same answer, and who reads the table learns nothing.';
create index oauth_families__of_authorization on oauth_families (tenant_id, authorization_id);
create index oauth_families__end on oauth_families (expires_at);
select attach_tenant_isolation('oauth_families', 'select, insert, update, delete');

create table oauth_codes (
  tenant_id uuid not null,
  code_hash text collate "C" not null,
  authorization_id uuid not null,
  token_generation integer not null,
  scopes text[] not null,
  redirect_uri text not null,
  code_challenge text not null,
  expires_at timestamptz(3) not null,
  family_id uuid,
  used_at timestamptz(3),
  created_at timestamptz(3) not null,
  constraint oauth_codes__pkey primary key (tenant_id, code_hash),
  constraint oauth_codes__authorization foreign key (tenant_id, authorization_id) references authorizations (tenant_id, id),
  constraint oauth_codes__family foreign key (tenant_id, family_id) references oauth_families (tenant_id, id) on delete cascade
);
comment on column oauth_codes.family_id is 'What a used code was exchanged for; the row stays as long, so that a replay ends it.';
create index oauth_codes__of_family on oauth_codes (tenant_id, family_id) where family_id is not null;
create index oauth_codes__end on oauth_codes (expires_at) where family_id is null;
select attach_tenant_isolation('oauth_codes', 'select, insert, update, delete');

create table oauth_access_tokens (
  tenant_id uuid not null,
  token_hash text collate "C" not null,
  family_id uuid not null,
  scopes text[] not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  constraint oauth_access_tokens__pkey primary key (token_hash),
  constraint oauth_access_tokens__family foreign key (tenant_id, family_id) references oauth_families (tenant_id, id) on delete cascade
);
create index oauth_access_tokens__of_family on oauth_access_tokens (tenant_id, family_id);
create index oauth_access_tokens__end on oauth_access_tokens (expires_at);
select attach_tenant_isolation('oauth_access_tokens', 'select, insert, delete');

create table oauth_records (
  tenant_id uuid not null,
  kind text collate "C" not null,
  id_hash text collate "C" not null,
  payload jsonb not null,
  expires_at timestamptz(3) not null,
  constraint oauth_records__pkey primary key (tenant_id, kind, id_hash),
  constraint oauth_records__tenant foreign key (tenant_id) references tenants (id),
  constraint oauth_records__kind_known check (kind in ('PushedAuthorizationRequest', 'ReplayDetection'))
);
comment on table oauth_records is 'Pushed requests until they are used, and the client assertions that were: minutes at most.';
create index oauth_records__end on oauth_records (expires_at);
select attach_tenant_isolation('oauth_records', 'select, insert, update, delete');

-- The access token's look-up before its tenant is known. Answers only to the holder of the token; what it may do is decided by the authorization.
create function find_access_token(hash text)
  returns table (tenant_id uuid, tenant_slug text, tenant_status text, family_id uuid, authorization_id uuid, application_id uuid, client_id text,
    organization_unit_id uuid, scopes text[], expires_at timestamptz, created_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select t.tenant_id, n.slug, n.status, t.family_id, a.id, a.application_id, p.client_id, a.organization_unit_id,
      array(select unnest(t.scopes) intersect select unnest(a.scopes) intersect select unnest(p.allowed_scopes) order by 1), t.expires_at, t.created_at
    from oauth_access_tokens t
    join oauth_families f on f.tenant_id = t.tenant_id and f.id = t.family_id
    join authorizations a on a.tenant_id = f.tenant_id and a.id = f.authorization_id and a.status = 'active' and a.token_generation = f.token_generation
    join applications p on p.tenant_id = a.tenant_id and p.id = a.application_id and p.deleted_at is null
    join tenants n on n.id = t.tenant_id and n.deleted_at is null
    where t.token_hash = hash
  $$;
revoke all on function find_access_token(text) from public;
grant execute on function find_access_token(text) to espalier_app, espalier_platform;

-- Servers remember tokens and clients that they have looked up; each is told when what they stand on changes. The end of a token tells them itself: a
-- trigger would tell of expired ones too, which nobody remembers.
create trigger authorizations__notify after update or delete on authorizations for each statement execute function notify_token_change();
create trigger applications__notify after update or delete on applications for each statement execute function notify_token_change();
create trigger application_secrets__notify after insert or update of expires_at or delete on application_secrets for each statement execute function notify_token_change();
