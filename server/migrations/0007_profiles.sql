-- Profiles: versions of JSON schemas that the attributes of roles are checked against. A version never changes.

create table profiles (
  tenant_id uuid not null,
  id text collate "C" not null,
  version integer not null,
  schema jsonb not null,
  party_types text[] not null,
  created_at timestamptz(3) not null,
  constraint profiles__pkey primary key (tenant_id, id, version),
  constraint profiles__tenant foreign key (tenant_id) references tenants (id),
  constraint profiles__version_positive check (version > 0)
);
select attach_tenant_isolation('profiles', 'select, insert');
