-- The tree. parent_id is the truth; code is derived from it and rewritten in the moving transaction.

create table organization_units (
  tenant_id uuid not null,
  id uuid not null,
  parent_id uuid,
  display_name text collate "C" not null,
  code text collate "C" not null,
  branding jsonb,
  tos_uri text,
  ou_inheritance_policy text collate "C" not null,
  deleted boolean not null default false,
  constraint organization_units__pkey primary key (tenant_id, id),
  constraint organization_units__party foreign key (tenant_id, id) references parties (tenant_id, id),
  constraint organization_units__parent foreign key (tenant_id, parent_id) references organization_units (tenant_id, id),
  constraint organization_units__not_own_parent check (parent_id <> id),
  constraint organization_units__code_length check (length(code) between 5 and 95)
);
comment on column organization_units.display_name is 'Copy of the party''s, so that the index can keep siblings apart.';
create unique index organization_units__code on organization_units (tenant_id, code) where not deleted;
create unique index organization_units__sibling_name on organization_units (tenant_id, parent_id, display_name) nulls not distinct where not deleted;
create index organization_units__children on organization_units (tenant_id, parent_id, code) where not deleted;
select attach_tenant_isolation('organization_units', 'select, insert, update');

alter table parties add constraint parties__home_unit_exists foreign key (tenant_id, organization_unit_id) references organization_units (tenant_id, id);

create table party_specializations (
  tenant_id uuid not null,
  party_id uuid not null,
  position integer not null,
  subtype text collate "C" not null,
  profile_id text collate "C",
  profile_version text collate "C",
  organization_unit_id uuid,
  attributes jsonb,
  constraint party_specializations__pkey primary key (tenant_id, party_id, position),
  constraint party_specializations__role unique nulls not distinct (tenant_id, party_id, subtype, organization_unit_id),
  constraint party_specializations__party foreign key (tenant_id, party_id) references parties (tenant_id, id),
  constraint party_specializations__unit foreign key (tenant_id, organization_unit_id) references organization_units (tenant_id, id)
);
create index party_specializations__subtype on party_specializations (tenant_id, subtype, party_id);
create index party_specializations__in_unit on party_specializations (tenant_id, organization_unit_id) where organization_unit_id is not null;
select attach_tenant_isolation('party_specializations', 'select, insert, update, delete');
