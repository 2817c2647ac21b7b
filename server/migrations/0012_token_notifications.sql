-- Servers remember tokens that they have looked up; each is told when one of them, or a tenant, changes.

create function notify_token_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('espalier_tokens', '');
  return null;
end $$;
create trigger api_tokens__notify after update or delete on api_tokens for each statement execute function notify_token_change();
create trigger tenants__notify after update or delete on tenants for each statement execute function notify_token_change();
