-- Integrators' applications (OAuth clients) and their overlapping secrets.

create table applications (
  tenant_id uuid not null,
  id uuid not null,
  organization_unit_id uuid not null,
  display_name text collate "C" not null,
  search_text text collate "C" not null,
  client_id text collate "C" not null,
  redirect_uris text[] not null,
  allowed_scopes text[] not null,
  environment text collate "C" not null,
  webhook_url text,
  homepage_url text,
  jwks jsonb,
  source text,
  created_at timestamptz(3) not null,
  created_by_id uuid,
  updated_at timestamptz(3) not null,
  updated_by_id uuid,
  deleted_at timestamptz(3),
  constraint applications__pkey primary key (tenant_id, id),
  constraint applications__unit foreign key (tenant_id, organization_unit_id) references organization_units (tenant_id, id),
  constraint applications__client_id unique (client_id)
);
comment on column applications.deleted_at is 'Kept for the authorizations that name it; nothing shows it, its clientId works no more.';
create index applications__in_unit on applications (tenant_id, organization_unit_id, id) where deleted_at is null;
create index applications__display_name on applications (tenant_id, display_name, id) where deleted_at is null;
select attach_tenant_isolation('applications', 'select, insert, update');

create table application_secrets (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  secret_hash text collate "C" not null,
  sealed_secret text not null,
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  created_at timestamptz(3) not null,
  constraint application_secrets__pkey primary key (tenant_id, id),
  constraint application_secrets__application foreign key (tenant_id, application_id) references applications (tenant_id, id)
);
comment on column application_secrets.sealed_secret is 'Encrypted: webhooks are signed with it, for which a hash does not do.';
create index application_secrets__of_application on application_secrets (tenant_id, application_id, id);
select attach_tenant_isolation('application_secrets', 'select, insert, update, delete');

alter table role_assignments add constraint role_assignments__of_application foreign key (tenant_id, application_id) references applications (tenant_id, id);

-- The one look-up of an application that happens before its tenant is known: a client names itself by clientId alone.
create function find_client(wanted text)
  returns table (tenant_id uuid, tenant_status text, application_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select a.tenant_id, n.status, a.id
    from applications a join tenants n on n.id = a.tenant_id and n.deleted_at is null
    where a.client_id = wanted and a.deleted_at is null
  $$;
revoke all on function find_client(text) from public;
grant execute on function find_client(text) to espalier_app, espalier_platform;
