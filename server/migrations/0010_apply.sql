-- What calls of apply made, by owner: prune deletes nothing else.

create table apply_owners (
  tenant_id uuid not null,
  party_id uuid not null,
  owner text collate "C" not null,
  constraint apply_owners__pkey primary key (tenant_id, party_id),
  constraint apply_owners__party foreign key (tenant_id, party_id) references parties (tenant_id, id)
);
create index apply_owners__owner on apply_owners (tenant_id, owner, party_id);
select attach_tenant_isolation('apply_owners', 'select, insert, delete');
