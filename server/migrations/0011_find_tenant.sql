-- Signed tokens of other issuers name a tenant and perhaps a party: whether both live is looked up before the tenant is bound, as for API tokens.

create function find_tenant(wanted uuid, party uuid)
  returns table (tenant_slug text, tenant_status text, party_lives boolean)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select slug, status, exists (select from parties p where p.tenant_id = wanted and p.id = party and p.deleted_at is null)
    from tenants where id = wanted and deleted_at is null
  $$;
revoke all on function find_tenant(uuid, uuid) from public;
grant execute on function find_tenant(uuid, uuid) to espalier_app, espalier_platform;
