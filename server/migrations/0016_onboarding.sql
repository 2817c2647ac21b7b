-- Who is onboarded into a unit (seed 0), and what a directory said last of its users.

create table provisioning_rules (
  tenant_id uuid not null,
  id uuid not null,
  organization_unit_id uuid not null,
  mode text collate "C" not null,
  directory_integration_id uuid,
  directory_group text collate "C",
  role text collate "C" not null,
  on_removed text collate "C" not null,
  source text,
  created_at timestamptz(3) not null,
  created_by_id uuid,
  updated_at timestamptz(3) not null,
  updated_by_id uuid,
  constraint provisioning_rules__pkey primary key (tenant_id, id),
  constraint provisioning_rules__unit foreign key (tenant_id, organization_unit_id) references organization_units (tenant_id, id),
  constraint provisioning_rules__directory foreign key (tenant_id, directory_integration_id) references integrations (tenant_id, id),
  constraint provisioning_rules__mode_fields check (
    (directory_integration_id is not null) = (mode <> 'manual') and (directory_group is not null) = (mode = 'directory_group'))
);
comment on column provisioning_rules.id is 'UUID v7: the oldest matching rule, which sets the home unit, is the one with the least id.';
create index provisioning_rules__in_unit on provisioning_rules (tenant_id, organization_unit_id, id);
create index provisioning_rules__of_directory on provisioning_rules (tenant_id, directory_integration_id, id) where directory_integration_id is not null;
select attach_tenant_isolation('provisioning_rules', 'select, insert, update, delete');

create table directory_users (
  tenant_id uuid not null,
  integration_id uuid not null,
  external_id text collate "C" not null,
  party_id uuid not null,
  directory_groups text[] not null,
  present boolean not null,
  home_rule_id uuid,
  updated_at timestamptz(3) not null,
  constraint directory_users__pkey primary key (tenant_id, integration_id, external_id),
  constraint directory_users__integration foreign key (tenant_id, integration_id) references integrations (tenant_id, id) on delete cascade,
  constraint directory_users__party foreign key (tenant_id, party_id) references parties (tenant_id, id)
);
comment on table directory_users is 'The link of a directory''s user to a person, kept when the user leaves so that a returning one is the same person.';
comment on column directory_users.home_rule_id is 'The rule that set the person''s home unit; null: none did.';
create index directory_users__party on directory_users (tenant_id, party_id);
select attach_tenant_isolation('directory_users', 'select, insert, update, delete');

-- Who a user of a directory, or of an OpenID provider, is. Folded in the C collation: letters of ASCII only, in every locale the same.
create index parties__email on parties (tenant_id, lower((details ->> 'email') collate "C"))
  where party_type = 'natural_person' and deleted_at is null and details ? 'email';
