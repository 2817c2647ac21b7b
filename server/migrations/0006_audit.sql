-- What happened, appended in the transaction of the change. Nobody changes or removes an event: the roles lack the right, and a trigger stops the owner too.

create table audit_events (
  tenant_id uuid not null,
  id uuid not null,
  time timestamptz(3) not null,
  actor_type text collate "C" not null,
  token_id uuid,
  party_id uuid,
  application_id uuid,
  action text collate "C" not null,
  resource_type text collate "C" not null,
  resource_id uuid,
  result text collate "C" not null,
  changes jsonb not null,
  correlation_id text,
  source text,
  constraint audit_events__pkey primary key (tenant_id, id),
  constraint audit_events__tenant foreign key (tenant_id) references tenants (id),
  constraint audit_events__result_known check (result in ('succeeded', 'denied'))
);
create index audit_events__resource on audit_events (tenant_id, resource_id, id);
create index audit_events__actor on audit_events (tenant_id, (coalesce(party_id, token_id)), id);
create index audit_events__action on audit_events (tenant_id, action, id);
create index audit_events__correlation on audit_events (tenant_id, correlation_id) where correlation_id is not null;
select attach_tenant_isolation('audit_events', 'select, insert');

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit events are never changed or removed' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_events__append_only before update or delete or truncate on audit_events
  for each statement execute function refuse_audit_change();
