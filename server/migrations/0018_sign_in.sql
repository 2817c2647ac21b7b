-- How persons sign in to the pages: a tenant's OpenID provider, one-time links, and the sessions of browsers.

alter table tenants add column sign_in jsonb;
comment on column tenants.sign_in is 'issuer, clientId and the encrypted clientSecret of the OpenID provider; null: none.';

create table sign_in_links (
  tenant_id uuid not null,
  link_hash text collate "C" not null,
  party_id uuid not null,
  continue_to text,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  created_at timestamptz(3) not null,
  constraint sign_in_links__pkey primary key (tenant_id, link_hash),
  constraint sign_in_links__party foreign key (tenant_id, party_id) references parties (tenant_id, id)
);
create index sign_in_links__hash on sign_in_links (link_hash);
create index sign_in_links__end on sign_in_links (expires_at);
select attach_tenant_isolation('sign_in_links', 'select, insert, update, delete');

create table sign_in_sessions (
  tenant_id uuid not null,
  session_hash text collate "C" not null,
  party_id uuid not null,
  token_id uuid,
  is_administrator boolean not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  constraint sign_in_sessions__pkey primary key (tenant_id, session_hash),
  constraint sign_in_sessions__party foreign key (tenant_id, party_id) references parties (tenant_id, id)
);
comment on column sign_in_sessions.is_administrator is 'Signed in with a token that has tenant:admin.';
comment on column sign_in_sessions.token_id is 'The API token that the person signed in with; the session ends with it.';
create index sign_in_sessions__hash on sign_in_sessions (session_hash);
create index sign_in_sessions__end on sign_in_sessions (expires_at);
select attach_tenant_isolation('sign_in_sessions', 'select, insert, update, delete');
