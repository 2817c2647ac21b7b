import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import {
  type Effective,
  resolveEffective,
  resolveSubtree,
  type TenantSettings,
  type UnitSettings,
} from './effective.rules.ts';

/** The chain from the root down to a unit; empty for null. */
async function chainTo(session: Session, unitId: string | null): Promise<UnitSettings[]> {
  if (unitId === null) return [];
  return session.rows(
    sql<UnitSettings>`with recursive chain as (
        select id, parent_id, branding, tos_uri, ou_inheritance_policy, code from organization_units where tenant_id = ${session.tenantId} and id = ${unitId}
        union all
        select u.id, u.parent_id, u.branding, u.tos_uri, u.ou_inheritance_policy, u.code
        from chain join organization_units u on u.tenant_id = ${session.tenantId} and u.id = chain.parent_id
        where chain.ou_inheritance_policy <> 'NONE'
      )
      select id, branding, tos_uri as "tosUri", ou_inheritance_policy as policy from chain order by length(code)`,
  );
}

async function tenantSettings(session: Session): Promise<TenantSettings> {
  const row = await session.first(
    sql<TenantSettings>`select branding, tos_uri as "tosUri" from tenants where id = ${session.tenantId}`,
  );
  return row ?? { branding: null, tosUri: null };
}

/** Effective branding and terms for what lives in a unit (null: at the tenant root); nothing is stored, so nothing is stale. */
export async function readEffective(session: Session, unitId: string | null): Promise<Effective> {
  return resolveEffective(await tenantSettings(session), await chainTo(session, unitId));
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
