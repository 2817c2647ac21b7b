-- Roles that a tenant adds to the built-in ones, and who holds which role where (seed 0: access at the unit or at one application).

create table roles (
  tenant_id uuid not null,
  name text collate "C" not null,
  display_name text collate "C" not null,
  rights text[] not null,
  created_at timestamptz(3) not null,
  constraint roles__pkey primary key (tenant_id, name),
  constraint roles__tenant foreign key (tenant_id) references tenants (id)
);
select attach_tenant_isolation('roles', 'select, insert, update, delete');

create table role_assignments (
  tenant_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  organization_unit_id uuid not null,
  role text collate "C" not null,
  application_id uuid,
  subtree boolean not null,
  status text collate "C" not null default 'ACTIVE',
  provisioning_rule_id uuid,
  source text,
  created_at timestamptz(3) not null,
  created_by_id uuid,
  updated_at timestamptz(3) not null,
  updated_by_id uuid,
  constraint role_assignments__pkey primary key (tenant_id, id),
  constraint role_assignments__party foreign key (tenant_id, party_id) references parties (tenant_id, id),
  constraint role_assignments__unit foreign key (tenant_id, organization_unit_id) references organization_units (tenant_id, id),
  constraint role_assignments__once unique nulls not distinct (tenant_id, party_id, organization_unit_id, role, application_id),
  constraint role_assignments__status_known check (status in ('ACTIVE', 'SUSPENDED'))
);
comment on column role_assignments.role is 'A built-in role or one of table roles: the server checks which.';
create index role_assignments__unit_role on role_assignments (tenant_id, organization_unit_id, role, id);
create index role_assignments__application on role_assignments (tenant_id, application_id) where application_id is not null;
create index role_assignments__rule on role_assignments (tenant_id, provisioning_rule_id) where provisioning_rule_id is not null;
select attach_tenant_isolation('role_assignments', 'select, insert, update, delete');
