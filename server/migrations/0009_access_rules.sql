-- The access rules of a tenant: one list, replaced whole.

create table access_rules (
  tenant_id uuid not null,
  rules jsonb not null,
  updated_at timestamptz(3) not null,
  constraint access_rules__pkey primary key (tenant_id),
  constraint access_rules__tenant foreign key (tenant_id) references tenants (id)
);
select attach_tenant_isolation('access_rules', 'select, insert, update');
