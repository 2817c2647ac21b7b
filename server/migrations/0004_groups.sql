-- Membership: an explicit set of parties of any type, other groups too.

create table group_members (
  tenant_id uuid not null,
  group_id uuid not null,
  party_id uuid not null,
  constraint group_members__pkey primary key (tenant_id, group_id, party_id),
  constraint group_members__group foreign key (tenant_id, group_id) references parties (tenant_id, id),
  constraint group_members__member foreign key (tenant_id, party_id) references parties (tenant_id, id),
  constraint group_members__not_itself check (group_id <> party_id)
);
create index group_members__of_party on group_members (tenant_id, party_id, group_id);
select attach_tenant_isolation('group_members', 'select, insert, delete');
