-- What a caller that is bound to its roles, or an application that is bound to a unit, may read (contract 7, Authority): the store decides, so that
-- no list can forget it. Who the caller is stands in settings that the server sets when it binds a connection; what that reaches is worked out by
-- each statement anew, so that a role that ends, or a unit that moves, counts at once.

do $$
begin
  begin
    create role espalier_bounded nologin;
  exception when duplicate_object or unique_violation then null; -- roles belong to the cluster: another database made it
  end;
  begin
    grant espalier_bounded to current_user;
  exception when unique_violation or object_in_use then null; -- granted by another database's migration at this moment
  end;
end $$;
grant usage on schema public to espalier_bounded;

-- A set of units by their codes: one unit is [code, code], one with all below it [code, code/), because / is the character after the separator.
create type code_range as range (subtype = text, collation = "C");

create function current_party_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('espalier.party_id', true), '')::uuid $$;
create function current_authorization_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('espalier.authorization_id', true), '')::uuid $$;
create function current_application_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('espalier.application_id', true), '')::uuid $$;
-- The unit that an application acts for.
create function current_unit_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('espalier.unit_id', true), '')::uuid $$;

-- Units that the caller may read, with what lives there: those where it holds a role, and itself if it is a unit; for an application its unit and all
-- below. plpgsql keeps the plans.
create function readable_units() returns code_multirange language plpgsql stable security definer set search_path = public, pg_temp as $$
declare found code_multirange;
begin
  if current_unit_id() is not null then
    select code_multirange(code_range(code, code || '/')) into found
      from organization_units where tenant_id = current_tenant_id() and id = current_unit_id() and not deleted;
  else
    select range_agg(case when h.subtree then code_range(u.code, u.code || '/') else code_range(u.code, u.code, '[]') end) into found
      from (
        select a.organization_unit_id, a.subtree from role_assignments a
        where a.tenant_id = current_tenant_id() and a.party_id = current_party_id() and a.status = 'ACTIVE'
        union all select current_party_id(), false
      ) h join organization_units u on u.tenant_id = current_tenant_id() and u.id = h.organization_unit_id and not u.deleted;
  end if;
  return coalesce(found, '{}');
end $$;

-- Units where the caller's roles give it some right in the unit as a whole. Built-in roles all do; one of the tenant's may be empty.
create function governed_units() returns code_multirange language plpgsql stable security definer set search_path = public, pg_temp as $$
declare found code_multirange;
begin
  select range_agg(case when a.subtree then code_range(u.code, u.code || '/') else code_range(u.code, u.code, '[]') end) into found
    from role_assignments a join organization_units u on u.tenant_id = a.tenant_id and u.id = a.organization_unit_id and not u.deleted
    where a.tenant_id = current_tenant_id() and a.party_id = current_party_id() and a.status = 'ACTIVE' and a.application_id is null
      and not exists (select from roles r where r.tenant_id = a.tenant_id and r.name = a.role and cardinality(r.rights) = 0);
  return coalesce(found, '{}');
end $$;

-- Applications that a role of the caller is confined to.
create function governed_applications() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(select a.application_id
    from role_assignments a join organization_units u on u.tenant_id = a.tenant_id and u.id = a.organization_unit_id and not u.deleted
    where a.tenant_id = current_tenant_id() and a.party_id = current_party_id() and a.status = 'ACTIVE' and a.application_id is not null
      and not exists (select from roles r where r.tenant_id = a.tenant_id and r.name = a.role and cardinality(r.rights) = 0));
end $$;

-- Where integrations may be read: what a person needs a right for, an application needs its unit for.
create function integrated_units() returns code_multirange language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return case when current_unit_id() is null then governed_units() else readable_units() end;
end $$;

-- Every table can be asked; what no policy below shows is empty.
do $$
declare asked regclass;
begin
  for asked in select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relrowsecurity
  loop
    execute format('grant select on %s to espalier_bounded', asked);
  end loop;
end $$;
grant select on tenants to espalier_bounded;
grant execute on all functions in schema public to espalier_bounded;

create policy bounded on tenants for select to espalier_bounded using (id = (select current_tenant_id()));

-- Catalogues of the tenant and its trail: the scope decides.
create policy bounded on profiles for select to espalier_bounded using (tenant_id = (select current_tenant_id()));
create policy bounded on relationship_types for select to espalier_bounded using (tenant_id = (select current_tenant_id()));
create policy bounded on access_rules for select to espalier_bounded using (tenant_id = (select current_tenant_id()));
create policy bounded on roles for select to espalier_bounded using (tenant_id = (select current_tenant_id()));
create policy bounded on audit_events for select to espalier_bounded using (tenant_id = (select current_tenant_id()));

-- Written so that a unit is looked up by its id: subqueries give a value instead of asking whether rows exist, which the planner answers by hashing all
-- units of the tenant; and "is not true" does not qualify for the indexes of live units, which hold a tenant's units together but not by id.
create policy bounded on organization_units for select to espalier_bounded using (
  tenant_id = (select current_tenant_id()) and deleted is not true and code <@ (select readable_units()));

-- A unit is where it stands in the tree; any other party is where it lives.
create policy bounded on parties for select to espalier_bounded using (
  tenant_id = (select current_tenant_id()) and (
    (select true from organization_units u where u.tenant_id = parties.tenant_id
      and u.id = case parties.party_type when 'organization_unit' then parties.id else parties.organization_unit_id end)
    or id = (select current_party_id())));

-- Shown with their party, which the policy above decides on.
create policy bounded on party_specializations for select to espalier_bounded using (tenant_id = (select current_tenant_id()));

create policy bounded on group_members for select to espalier_bounded using (
  tenant_id = (select current_tenant_id())
  and (select true from parties p where p.tenant_id = group_members.tenant_id and p.id = group_id)
  and (select true from parties p where p.tenant_id = group_members.tenant_id and p.id = party_id));
create policy bounded on relationships for select to espalier_bounded using (
  tenant_id = (select current_tenant_id())
  and (select true from parties p where p.tenant_id = relationships.tenant_id and p.id = left_id)
  and (select true from parties p where p.tenant_id = relationships.tenant_id and p.id = right_id));

create policy bounded on role_assignments for select to espalier_bounded using (
  tenant_id = (select current_tenant_id()) and (
    (select u.code <@ (select governed_units()) from organization_units u where u.tenant_id = role_assignments.tenant_id and u.id = organization_unit_id)
    or application_id = any ((select governed_applications())::uuid[])));
create policy bounded on applications for select to espalier_bounded using (
  tenant_id = (select current_tenant_id()) and (
    (select u.code <@ (select governed_units()) from organization_units u where u.tenant_id = applications.tenant_id and u.id = organization_unit_id)
    or id = any ((select governed_applications())::uuid[])));
create policy bounded on application_secrets for select to espalier_bounded using (
  tenant_id = (select current_tenant_id())
  and (select true from applications a where a.tenant_id = application_secrets.tenant_id and a.id = application_id));
create policy bounded on webhook_deliveries for select to espalier_bounded using (
  tenant_id = (select current_tenant_id())
  and (select true from applications a where a.tenant_id = webhook_deliveries.tenant_id and a.id = application_id));

-- What connects another application to the unit is none of an application's affair.
create policy bounded on integrations for select to espalier_bounded using (
  tenant_id = (select current_tenant_id())
  and (application_id is null or (select current_unit_id()) is null or application_id = (select current_application_id()))
  and (select u.code <@ (select integrated_units()) from organization_units u where u.tenant_id = integrations.tenant_id and u.id = organization_unit_id));
create policy bounded on member_integrations for select to espalier_bounded using (
  tenant_id = (select current_tenant_id())
  and (select u.code <@ (select integrated_units()) from organization_units u where u.tenant_id = member_integrations.tenant_id and u.id = organization_unit_id));
create policy bounded on provisioning_rules for select to espalier_bounded using (
  tenant_id = (select current_tenant_id())
  and (select u.code <@ (select governed_units()) from organization_units u where u.tenant_id = provisioning_rules.tenant_id and u.id = organization_unit_id));

-- Either side sees an authorization: who governs the application, and who governs the customer's unit. The application sees its own.
create policy bounded on authorizations for select to espalier_bounded using (
  tenant_id = (select current_tenant_id()) and (
    id = (select current_authorization_id())
    or (select true from applications a where a.tenant_id = authorizations.tenant_id and a.id = application_id)
    or (select u.code <@ (select governed_units()) from organization_units u where u.tenant_id = authorizations.tenant_id and u.id = organization_unit_id)));
create policy bounded on authorization_approvals for select to espalier_bounded using (
  tenant_id = (select current_tenant_id())
  and (select u.code <@ (select governed_units()) from organization_units u where u.tenant_id = authorization_approvals.tenant_id and u.id = organization_unit_id));

-- A token acts as its party: when the party is gone, so is the token.
create or replace function find_token(hash text)
  returns table (tenant_id uuid, tenant_slug text, tenant_status text, token_id uuid, scopes text[], party_id uuid, expires_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select t.tenant_id, n.slug, n.status, t.id, t.scopes, t.party_id, t.expires_at
    from api_tokens t join tenants n on n.id = t.tenant_id and n.deleted_at is null
    where t.token_hash = hash and (t.party_id is null
      or exists (select from parties p where p.tenant_id = t.tenant_id and p.id = t.party_id and p.deleted_at is null))
  $$;

create index api_tokens__of_party on api_tokens (tenant_id, party_id) where party_id is not null;
create function notify_party_token_change() returns trigger language plpgsql as $$
begin
  if exists (select from api_tokens t where t.tenant_id = new.tenant_id and t.party_id = new.id) then
    perform pg_notify('espalier_tokens', '');
  end if;
  return null;
end $$;
create trigger parties__notify after update of deleted_at on parties for each row
  when (old.deleted_at is null and new.deleted_at is not null) execute function notify_party_token_change();
