-- Tenants, their tokens, the roles that the server acts as, and the function that attaches isolation to a table.
-- The server's own login owns the tables; requests act as espalier_app (one tenant) or espalier_platform (all tenants), which own nothing.

do $$
declare role_name text;
begin
  foreach role_name in array array['espalier_app', 'espalier_platform'] loop
    begin
      execute format('create role %I nologin', role_name);
    exception when duplicate_object or unique_violation then null; -- roles belong to the cluster: another database made it
    end;
    begin
      execute format('grant %I to current_user', role_name);
    exception when unique_violation or object_in_use then null; -- granted by another database's migration at this moment
    end;
  end loop;
end $$;

grant usage on schema public to espalier_app, espalier_platform;

create function current_tenant_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('espalier.tenant_id', true), '')::uuid $$;

create function attach_tenant_isolation(isolated regclass, privileges text, tenant_column text default 'tenant_id') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', isolated);
  execute format('create policy one_tenant on %s to espalier_app using (%I = (select current_tenant_id())) with check (%2$I = (select current_tenant_id()))', isolated, tenant_column);
  execute format('create policy every_tenant on %s to espalier_platform using (true) with check (true)', isolated);
  execute format('grant %s on %s to espalier_app, espalier_platform', privileges, isolated);
  -- A tenant that is newer than the last ANALYZE counts as empty, and joins of its tables are then planned as nested loops over
  -- all its rows. Without figures the planner expects a part of the table, whoever asks, and looks rows up by their keys.
  execute format('alter table %s alter column %I set statistics 0', isolated, tenant_column);
end $$;

create table tenants (
  id uuid not null,
  slug text collate "C" not null,
  display_name text collate "C" not null,
  status text collate "C" not null default 'ACTIVE',
  branding jsonb,
  tos_uri text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  constraint tenants__pkey primary key (id),
  constraint tenants__status_known check (status in ('ACTIVE', 'SUSPENDED'))
);
create unique index tenants__slug on tenants (slug) where deleted_at is null;
select attach_tenant_isolation('tenants', 'select', 'id');
grant insert, update on tenants to espalier_platform;

create table api_tokens (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  token_hash text collate "C" not null,
  scopes text[] not null,
  party_id uuid,
  expires_at timestamptz(3),
  created_at timestamptz(3) not null,
  constraint api_tokens__pkey primary key (tenant_id, id),
  constraint api_tokens__tenant foreign key (tenant_id) references tenants (id),
  constraint api_tokens__hash unique (token_hash)
);
select attach_tenant_isolation('api_tokens', 'select');
grant insert, delete on api_tokens to espalier_platform;

-- The one look-up that happens before a tenant is known. Answers only to the holder of the secret.
create function find_token(hash text)
  returns table (tenant_id uuid, tenant_slug text, tenant_status text, token_id uuid, scopes text[], party_id uuid, expires_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select t.tenant_id, n.slug, n.status, t.id, t.scopes, t.party_id, t.expires_at
    from api_tokens t join tenants n on n.id = t.tenant_id and n.deleted_at is null
    where t.token_hash = hash
  $$;
revoke all on function find_token(text) from public;
grant execute on function find_token(text) to espalier_app, espalier_platform;

-- What the server keeps about itself (the key that signs cursors, the hash of a made administrator token). No role but the owner reads it.
create table server_settings (
  name text not null,
  value text not null,
  constraint server_settings__pkey primary key (name)
);
