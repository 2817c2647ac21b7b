-- First answers to keyed requests, written in the transaction of the request itself: both exist or neither.

create table idempotency_keys (
  tenant_id uuid not null,
  key text collate "C" not null,
  fingerprint text collate "C" not null,
  resource_type text collate "C",
  resource_ids uuid[] not null default '{}',
  status integer,
  headers jsonb,
  body text,
  created_at timestamptz(3) not null,
  constraint idempotency_keys__pkey primary key (tenant_id, key),
  constraint idempotency_keys__tenant foreign key (tenant_id) references tenants (id)
);
comment on column idempotency_keys.body is 'null where the answer held a secret.';
select attach_tenant_isolation('idempotency_keys', 'select, insert, update, delete');
