/** The work of each operation as one statement, as somebody would write it who had nothing but the tables. $1 is the tenant. */
import type { Statement } from './bare-sql.ts';

/** What the API shows of a unit. */
const columns = `p.id, p.tenant_id, p.party_type, p.origin, p.display_name, p.uri, p.external_id, p.jurisdiction, p.owner_id, p.organization_unit_id,
  p.details, p.source, p.created_at, p.created_by_id, p.updated_at, p.updated_by_id, p.deleted_at, p.deleted_by_id,
  u.parent_id, u.code, u.branding, u.tos_uri, u.ou_inheritance_policy,
  (select json_agg(s order by s.position) from party_specializations s where s.tenant_id = p.tenant_id and s.party_id = p.id) as specializations`;
const units =
  'from organization_units u join parties p on p.tenant_id = u.tenant_id and p.id = u.id where u.tenant_id = $1 and not u.deleted';
/** Of unit $2. */
const code = '(select code from organization_units where tenant_id = $1 and id = $2 and not deleted)';
const subtree = `u.code >= ${code} and u.code < ${code} || '/'`;
const highestCode = (parent: string) =>
  `(select max(c.code) from organization_units c where c.tenant_id = $1 and c.parent_id = ${parent} and not c.deleted)`;
const nextCode = `code || '.' || lpad((coalesce(right(highest, 5), '0')::integer + 1)::text, 5, '0')`;
const event =
  'insert into audit_events (tenant_id, id, time, actor_type, action, resource_type, resource_id, result, changes)';

function statement(name: string, text: string): Statement {
  return { name, text };
}

/** $2 unit */
export const getUnit = statement('get', `select ${columns} ${units} and u.id = $2`);

/** $2 parent, $3 limit */
export const childrenPage = statement(
  'children',
  `select ${columns}, count(*) over () as total ${units} and u.parent_id = $2 order by p.id desc limit $3`,
);

/** $2 top, $3 limit */
export const descendantsPage = statement(
  'descendants',
  `select ${columns} ${units} and u.code > ${code} and u.code < ${code} || '/' order by u.code limit $3`,
);

/** $2 top; with counts of children and parties, as the API shows them */
export const subtreeWithCounts = statement(
  'subtree',
  `select ${columns},
     (select count(*) from organization_units c where c.tenant_id = $1 and c.parent_id = u.id and not c.deleted) as children,
     (select count(*) from parties r where r.tenant_id = $1 and r.organization_unit_id = u.id and r.deleted_at is null) as parties
   ${units} and ${subtree} order by u.code`,
);

/** $2 unit */
export const ancestors = statement(
  'ancestors',
  `select ${columns} ${units} and u.code = any(array(select left(r.code, 6 * above - 1) from organization_units r, generate_series(1, 15) above
     where r.tenant_id = $1 and r.id = $2 and 6 * above - 1 < length(r.code))) order by u.code`,
);

/** $2 unit */
export const effective = statement(
  'effective',
  `with recursive chain as (
     select id, parent_id, branding, tos_uri, ou_inheritance_policy, 1 as step from organization_units where tenant_id = $1 and id = $2 and not deleted
     union all
     select u.id, u.parent_id, u.branding, u.tos_uri, u.ou_inheritance_policy, step + 1
     from chain join organization_units u on u.tenant_id = $1 and u.id = chain.parent_id where chain.ou_inheritance_policy <> 'NONE'
   ) select t.branding, t.tos_uri, (select json_agg(chain order by step desc) from chain) as chain from tenants t where t.id = $1`,
);

/** $2 group, $3 limit */
export const transitiveMembers = statement(
  'members',
  `with recursive reached as (
     select party_id from group_members where tenant_id = $1 and group_id = $2
     union
     select m.party_id from reached join parties g on g.tenant_id = $1 and g.id = reached.party_id and g.deleted_at is null
       join group_members m on m.tenant_id = $1 and m.group_id = reached.party_id
   ) select ${columns} from parties p left join organization_units u on u.tenant_id = $1 and u.id = p.id
     where p.tenant_id = $1 and p.deleted_at is null and p.id in (select party_id from reached) order by p.id desc limit $3`,
);

/** $2 resource, $3 subject */
export const accessPath = statement(
  'access',
  `with recursive walk as (
     select m.party_id, array[r.id, r.owner_id, m.party_id] as path
     from parties r join parties o on o.tenant_id = $1 and o.id = r.owner_id and o.deleted_at is null
       join group_members m on m.tenant_id = $1 and m.group_id = o.id
     where r.tenant_id = $1 and r.id = $2 and r.deleted_at is null
     union all
     select m.party_id, path || m.party_id from walk join parties g on g.tenant_id = $1 and g.id = walk.party_id and g.deleted_at is null
       join group_members m on m.tenant_id = $1 and m.group_id = walk.party_id where m.party_id <> all(path)
   ) select (select rules from access_rules where tenant_id = $1) as rules,
       (select path from walk join parties s on s.tenant_id = $1 and s.id = walk.party_id and s.deleted_at is null where walk.party_id = $3 limit 1) as path`,
);

/** $2 parent, $3 new id, $4 displayName, $5 id of the event, $6 what it says */
export const createChild = statement(
  'create',
  `with parent as (
     select id, code, ${highestCode('u.id')} as highest from organization_units u where tenant_id = $1 and id = $2 and not deleted for no key update
   ), party as (
     insert into parties (tenant_id, id, party_type, origin, display_name, search_text, details, created_at, updated_at)
     select $1, $3, 'organization_unit', 'managed', $4, lower($4) || E'\\n', jsonb_build_object('name', $4::text), now(), now() from parent
     returning id, created_at
   ), unit as (
     insert into organization_units (tenant_id, id, parent_id, display_name, code, ou_inheritance_policy)
     select $1, $3, parent.id, $4, ${nextCode}, 'READ_ONLY_ANCESTOR' from parent
     returning id, code
   ), event as (
     ${event} select $1, $5, now(), 'token', 'ou.created', 'ou', id, 'succeeded', $6 from party
   ) select * from party join unit using (id)`,
);

/** $2 unit, $3 new parent, $4 id of the event, $5 what it says */
export const moveUnit = statement(
  'move',
  `with target as (
     select code, ${highestCode('t.id')} as highest from organization_units t where tenant_id = $1 and id = $3 and not deleted for no key update
   ), moved as (
     update organization_units u set code = (select ${nextCode} from target) || substr(u.code, length(${code}) + 1),
       parent_id = case when u.id = $2 then $3 else u.parent_id end
     where u.tenant_id = $1 and not u.deleted and ${subtree}
     returning u.id
   ), party as (
     update parties set updated_at = now() where tenant_id = $1 and id = $2 returning id
   ), event as (
     ${event} select $1, $4, now(), 'token', 'ou.moved', 'ou', id, 'succeeded', $5 from party
   ) select count(*) as moved from moved`,
);
