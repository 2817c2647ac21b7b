-- Relationships between parties, and the types that a tenant adds to the built-in ones.

create table relationship_types (
  tenant_id uuid not null,
  type text collate "C" not null,
  left_to_right text not null,
  right_to_left text not null,
  is_symmetric boolean not null,
  created_at timestamptz(3) not null,
  constraint relationship_types__pkey primary key (tenant_id, type),
  constraint relationship_types__tenant foreign key (tenant_id) references tenants (id)
);
select attach_tenant_isolation('relationship_types', 'select, insert');

create table relationships (
  tenant_id uuid not null,
  id uuid not null,
  left_id uuid not null,
  right_id uuid not null,
  relationship_type text collate "C" not null,
  is_symmetric boolean not null,
  status text collate "C" not null,
  valid_from timestamptz(3),
  valid_until timestamptz(3),
  verified_at timestamptz(3),
  verified_by_id uuid,
  source text,
  created_at timestamptz(3) not null,
  created_by_id uuid,
  updated_at timestamptz(3) not null,
  updated_by_id uuid,
  constraint relationships__pkey primary key (tenant_id, id),
  constraint relationships__left foreign key (tenant_id, left_id) references parties (tenant_id, id),
  constraint relationships__right foreign key (tenant_id, right_id) references parties (tenant_id, id),
  constraint relationships__verifier foreign key (tenant_id, verified_by_id) references parties (tenant_id, id),
  constraint relationships__window check (valid_until is null or valid_from is null or valid_until >= valid_from)
);
comment on column relationships.is_symmetric is 'Copy of the type''s, so that the index can refuse the same pair in the other order.';
create unique index relationships__pair on relationships (tenant_id, left_id, right_id, relationship_type) where not is_symmetric;
create unique index relationships__symmetric_pair on relationships (tenant_id, least(left_id, right_id), greatest(left_id, right_id), relationship_type) where is_symmetric;
create index relationships__left_side on relationships (tenant_id, left_id, id);
create index relationships__right_side on relationships (tenant_id, right_id, id);
create index relationships__type on relationships (tenant_id, relationship_type, id);
select attach_tenant_isolation('relationships', 'select, insert, update, delete');
