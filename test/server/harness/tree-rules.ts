import { strict as assert } from 'node:assert';
import type { TestDirectory } from '../directory.ts';

const live = 'not u.deleted';

/** What may never be in the store, each as a query that finds offenders in the tenant :id. */
const violations: Record<string, string> = {
  'a code that is not its parent plus five digits': `select u.id from organization_units u left join organization_units p on p.tenant_id = u.tenant_id and p.id = u.parent_id
    where u.tenant_id = :id and ${live} and (case when u.parent_id is null then u.code !~ '^[0-9]{5}$'
      else u.code !~ '^[0-9.]+$' or left(u.code, -6) is distinct from p.code or right(u.code, 6) !~ '^[.][0-9]{5}$' end)`,
  'two live units with one code': `select code from organization_units u where tenant_id = :id and ${live} group by code having count(*) > 1`,
  'two live siblings with one name': `select u.display_name from organization_units u where tenant_id = :id and ${live} group by parent_id, display_name having count(*) > 1`,
  'a live unit below a deleted one': `select u.id from organization_units u join organization_units p on p.tenant_id = u.tenant_id and p.id = u.parent_id
    where u.tenant_id = :id and ${live} and p.deleted`,
  'a live unit that no root reaches': `with recursive reached as (
      select u.id from organization_units u where u.tenant_id = :id and ${live} and u.parent_id is null
      union select u.id from reached r join organization_units u on u.tenant_id = :id and u.parent_id = r.id and ${live})
    select u.id from organization_units u where u.tenant_id = :id and ${live} and u.id not in (select id from reached)`,
  'more than 16 levels': `select u.id from organization_units u where tenant_id = :id and ${live} and length(code) > 95`,
  'a unit that differs from its party': `select u.id from organization_units u join parties p on p.tenant_id = u.tenant_id and p.id = u.id
    where u.tenant_id = :id and (u.deleted <> (p.deleted_at is not null) or u.display_name <> p.display_name)`,
  'a live party in a deleted unit': `select p.id from parties p join organization_units u on u.tenant_id = p.tenant_id and u.id = p.organization_unit_id
    where p.tenant_id = :id and p.deleted_at is null and u.deleted`,
  'a role in a deleted unit': `select s.party_id from party_specializations s join organization_units u on u.tenant_id = s.tenant_id and u.id = s.organization_unit_id
    join parties p on p.tenant_id = s.tenant_id and p.id = s.party_id where s.tenant_id = :id and u.deleted and p.deleted_at is null`,
  'a group that holds itself': `with recursive held as (
      select m.group_id as start, m.party_id as held from group_members m join parties g on g.tenant_id = m.tenant_id and g.id = m.group_id and g.deleted_at is null where m.tenant_id = :id
      union select h.start, m.party_id from held h join parties g on g.tenant_id = :id and g.id = h.held and g.deleted_at is null
        join group_members m on m.tenant_id = :id and m.group_id = h.held)
    select start from held where start = held`,
};

/** Checks every rule of the tree and the groups of a tenant by plain SQL. */
export async function assertRulesHold(directory: TestDirectory, tenantId: string): Promise<void> {
  for (const [rule, query] of Object.entries(violations)) {
    const found = await directory.sql(query.replaceAll(':id', `'${tenantId}'`));
    assert.deepEqual(found, [], rule);
  }
}
