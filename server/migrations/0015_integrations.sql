-- What is connected to a customer's unit, and which members use it (seed 0: several calendar hosts in one unit).

create table integrations (
  tenant_id uuid not null,
  id uuid not null,
  organization_unit_id uuid not null,
  kind text collate "C" not null,
  provider text collate "C" not null,
  display_name text collate "C" not null,
  settings jsonb not null,
  application_id uuid,
  disabled boolean not null default false,
  source text,
  created_at timestamptz(3) not null,
  created_by_id uuid,
  updated_at timestamptz(3) not null,
  updated_by_id uuid,
  constraint integrations__pkey primary key (tenant_id, id),
  constraint integrations__unit foreign key (tenant_id, organization_unit_id) references organization_units (tenant_id, id),
  constraint integrations__application foreign key (tenant_id, application_id) references applications (tenant_id, id),
  constraint integrations__kind_known check (kind in ('calendar', 'conferencing', 'directory', 'application')),
  constraint integrations__application_named check ((kind = 'application') = (application_id is not null))
);
comment on column integrations.settings is 'Secret values are encrypted one by one.';
comment on column integrations.application_id is 'Copy of settings.applicationId; its status is that of the authorization, read when shown.';
create index integrations__in_unit on integrations (tenant_id, organization_unit_id, id);
create index integrations__of_application on integrations (tenant_id, application_id) where application_id is not null;
select attach_tenant_isolation('integrations', 'select, insert, update, delete');

create table member_integrations (
  tenant_id uuid not null,
  organization_unit_id uuid not null,
  party_id uuid not null,
  integration_id uuid not null,
  kind text collate "C" not null,
  created_at timestamptz(3) not null,
  constraint member_integrations__pkey primary key (tenant_id, organization_unit_id, party_id, integration_id),
  constraint member_integrations__party foreign key (tenant_id, party_id) references parties (tenant_id, id),
  constraint member_integrations__integration foreign key (tenant_id, integration_id) references integrations (tenant_id, id) on delete cascade
);
create unique index member_integrations__one_calendar on member_integrations (tenant_id, organization_unit_id, party_id) where kind = 'calendar';
create index member_integrations__of_integration on member_integrations (tenant_id, integration_id);
create index member_integrations__of_party on member_integrations (tenant_id, party_id);
select attach_tenant_isolation('member_integrations', 'select, insert, update, delete');

-- An integration tells that its application is gone also to who may not read applications of its unit.
create function is_deleted_application(wanted uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select coalesce((select deleted_at is not null from applications where tenant_id = current_tenant_id() and id = wanted), false) $$;
