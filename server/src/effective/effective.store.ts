import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { notFound } from '../errors/api-error.ts';
import {
  type Effective,
  resolveEffective,
  resolveSubtree,
  type TenantSettings,
  type UnitSettings,
} from './effective.rules.ts';

/**
 * Effective branding and terms for what lives in a unit (null: at the tenant root); nothing is stored, so nothing is stale.
 *
 * @throws ApiError `resource_not_found` when there is no such live unit
 */
export async function readEffective(session: Session, unitId: string | null): Promise<Effective> {
  const row = await session.first(
    sql<TenantSettings & { chain: UnitSettings[] }>`with recursive chain as (
        select id, parent_id, branding, tos_uri, ou_inheritance_policy, code
        from organization_units where tenant_id = ${session.tenantId} and id = ${unitId} and not deleted
        union all
        select u.id, u.parent_id, u.branding, u.tos_uri, u.ou_inheritance_policy, u.code
        from chain join organization_units u on u.tenant_id = ${session.tenantId} and u.id = chain.parent_id
        where chain.ou_inheritance_policy <> 'NONE'
      )
      select branding, tos_uri as "tosUri",
        (select coalesce(json_agg(json_build_object('id', id, 'branding', branding, 'tosUri', tos_uri, 'policy', ou_inheritance_policy)
          order by length(code)), '[]') from chain) as chain
      from tenants where id = ${session.tenantId}`,
  );
  const { chain, ...tenant } = row ?? { branding: null, tosUri: null, chain: [] };
  if (unitId !== null && chain.length === 0) throw notFound('ou', unitId);
  return resolveEffective(tenant, chain);
}

/** What holds in a unit and in each unit below it. */
export async function readSubtreeEffective(
  session: Session,
  unit: { code: string; parentId: string | null },
): Promise<Map<string, Effective>> {
  const units = await session.rows(
    sql<
      UnitSettings & { parentId: string | null }
    >`select id, parent_id as "parentId", branding, tos_uri as "tosUri", ou_inheritance_policy as policy
      from organization_units where tenant_id = ${session.tenantId} and code >= ${unit.code} and code < ${`${unit.code}/`} and not deleted order by code`,
  );
  return resolveSubtree(await readEffective(session, unit.parentId), units);
}
