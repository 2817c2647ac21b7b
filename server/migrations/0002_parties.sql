-- Parties of every type; what only units have is in organization_units. details holds the fields of the type, as the schema describes them.

create table parties (
  tenant_id uuid not null,
  id uuid not null,
  party_type text collate "C" not null,
  origin text collate "C" not null,
  display_name text collate "C" not null,
  search_text text collate "C" not null,
  uri text collate "C",
  external_id text collate "C",
  jurisdiction text,
  owner_id uuid,
  organization_unit_id uuid,
  details jsonb not null,
  source text,
  created_at timestamptz(3) not null,
  created_by_id uuid,
  updated_at timestamptz(3) not null,
  updated_by_id uuid,
  deleted_at timestamptz(3),
  deleted_by_id uuid,
  constraint parties__pkey primary key (tenant_id, id),
  constraint parties__tenant foreign key (tenant_id) references tenants (id),
  constraint parties__owner foreign key (tenant_id, owner_id) references parties (tenant_id, id),
  constraint parties__type_known check (party_type in ('natural_person', 'organization', 'organization_unit', 'service', 'group'))
);
comment on column parties.id is 'UUID v7 made from created_at: sorting by id is sorting by creation.';
comment on column parties.search_text is 'displayName and uri in lower case, folded by the server so that it does not depend on the locale of the cluster.';
create unique index parties__uri on parties (tenant_id, uri) where deleted_at is null and uri is not null;
create unique index parties__external_id on parties (tenant_id, external_id) where deleted_at is null and external_id is not null;
create index parties__type on parties (tenant_id, party_type, id);
create index parties__display_name on parties (tenant_id, display_name, id);
create index parties__home_unit on parties (tenant_id, organization_unit_id, id) where organization_unit_id is not null;
create index parties__owned on parties (tenant_id, owner_id) where owner_id is not null;
select attach_tenant_isolation('parties', 'select, insert, update');

alter table api_tokens add constraint api_tokens__party foreign key (tenant_id, party_id) references parties (tenant_id, id);
