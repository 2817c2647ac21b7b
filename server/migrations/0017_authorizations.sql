-- The connection of an application to a customer's unit: one row per pair, which alone decides what its tokens may do.

create table authorizations (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  organization_unit_id uuid not null,
  status text collate "C" not null,
  scopes text[] not null,
  pending_scopes text[],
  message text,
  approver_hint text,
  link_key text collate "C",
  action_expires_at timestamptz(3),
  redirect_uri text,
  redirect_state text,
  code_challenge text,
  approved_by_id uuid,
  approved_at timestamptz(3),
  status_changed_by_id uuid,
  status_changed_at timestamptz(3) not null,
  status_reason text,
  token_generation integer not null default 0,
  upgrade_missed boolean not null default false,
  source text,
  created_at timestamptz(3) not null,
  created_by_id uuid,
  updated_at timestamptz(3) not null,
  updated_by_id uuid,
  constraint authorizations__pkey primary key (tenant_id, id),
  constraint authorizations__pair unique (tenant_id, application_id, organization_unit_id),
  constraint authorizations__application foreign key (tenant_id, application_id) references applications (tenant_id, id),
  constraint authorizations__unit foreign key (tenant_id, organization_unit_id) references organization_units (tenant_id, id),
  constraint authorizations__link unique (link_key),
  constraint authorizations__status_known check (status in ('pending', 'active', 'denied', 'expired', 'needs_reauthorization', 'revoked')),
  constraint authorizations__pending_has_link check (status <> 'pending' or link_key is not null),
  constraint authorizations__link_has_end check ((link_key is null) = (action_expires_at is null))
);
comment on column authorizations.status is 'A pending one whose time is over counts as expired in every read, also before a row says so.';
comment on column authorizations.link_key is 'What the action link ends with: names the request, lets nobody in. Stays after the decision, so that the page can tell of it.';
comment on column authorizations.upgrade_missed is 'Nobody decided about the last widening in time: who comes now is told that it is too late.';
comment on column authorizations.token_generation is 'Raised whenever the tokens must end; a token works only with the generation that it was made with.';
create index authorizations__of_unit on authorizations (tenant_id, organization_unit_id, id);
create index authorizations__due on authorizations (action_expires_at) where status = 'pending' or pending_scopes is not null;
select attach_tenant_isolation('authorizations', 'select, insert, update');

-- A person opens an action link before anybody knows the tenant. Tells whose it is to who has the link, and nothing more.
create function find_authorization_link(wanted text)
  returns table (tenant_id uuid, tenant_status text, authorization_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select a.tenant_id, n.status, a.id
    from authorizations a join tenants n on n.id = a.tenant_id and n.deleted_at is null
    where a.link_key = wanted
  $$;
revoke all on function find_authorization_link(text) from public;
grant execute on function find_authorization_link(text) to espalier_app, espalier_platform;

create table authorization_approvals (
  tenant_id uuid not null,
  id uuid not null,
  organization_unit_id uuid not null,
  application_id uuid,
  publisher_unit_id uuid,
  scopes text[] not null,
  expires_at timestamptz(3),
  source text,
  created_at timestamptz(3) not null,
  created_by_id uuid,
  updated_at timestamptz(3) not null,
  updated_by_id uuid,
  constraint authorization_approvals__pkey primary key (tenant_id, id),
  constraint authorization_approvals__unit foreign key (tenant_id, organization_unit_id) references organization_units (tenant_id, id),
  constraint authorization_approvals__application foreign key (tenant_id, application_id) references applications (tenant_id, id),
  constraint authorization_approvals__publisher foreign key (tenant_id, publisher_unit_id) references organization_units (tenant_id, id),
  constraint authorization_approvals__for_one check ((application_id is null) <> (publisher_unit_id is null))
);
create index authorization_approvals__in_unit on authorization_approvals (tenant_id, organization_unit_id, id);
create index authorization_approvals__of_application on authorization_approvals (tenant_id, application_id) where application_id is not null;
create index authorization_approvals__of_publisher on authorization_approvals (tenant_id, publisher_unit_id) where publisher_unit_id is not null;
select attach_tenant_isolation('authorization_approvals', 'select, insert, update, delete');

create table webhook_deliveries (
  tenant_id uuid not null,
  id uuid not null,
  position bigint generated always as identity,
  application_id uuid not null,
  authorization_id uuid not null,
  event_type text collate "C" not null,
  url text not null,
  body text not null,
  status text collate "C" not null default 'pending',
  attempts integer not null default 0,
  last_status integer,
  last_error text,
  created_at timestamptz(3) not null,
  next_attempt_at timestamptz(3),
  delivered_at timestamptz(3),
  constraint webhook_deliveries__pkey primary key (tenant_id, id),
  constraint webhook_deliveries__application foreign key (tenant_id, application_id) references applications (tenant_id, id),
  constraint webhook_deliveries__authorization foreign key (tenant_id, authorization_id) references authorizations (tenant_id, id),
  constraint webhook_deliveries__status_known check (status in ('pending', 'delivered', 'failed'))
);
comment on table webhook_deliveries is 'Written in the transaction of the change it tells of: neither is lost, neither is told without the other.';
create index webhook_deliveries__of_application on webhook_deliveries (tenant_id, application_id, id);
create index webhook_deliveries__due on webhook_deliveries (next_attempt_at) where status = 'pending';
create index webhook_deliveries__before on webhook_deliveries (tenant_id, authorization_id, position) where status = 'pending';
create index webhook_deliveries__ended on webhook_deliveries (created_at) where status <> 'pending';
comment on column webhook_deliveries.position is 'Order of events: given under the lock of the authorization, which times of requests are not.';
select attach_tenant_isolation('webhook_deliveries', 'select, insert, update, delete');
