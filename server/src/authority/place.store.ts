import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../db/session.ts';
import type { Spot } from './grant.rules.ts';
import type { PlaceKind } from './need.rules.ts';

/** Live units and their codes, as `u`, joined to what is written on a column that holds the unit. */
function unitOf(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`left join organization_units u on u.tenant_id = x.tenant_id and u.id = ${column} and not u.deleted`;
}

const inUnit = unitOf(sql`x.organization_unit_id`);
const ofApplication = sql`join applications p on p.tenant_id = x.tenant_id and p.id = x.application_id`;
const noApplication = sql`null::uuid`;

/** Where a live party is: a unit where it stands itself, any other where it lives. */
const ofParty = unitOf(
  sql`case x.party_type when 'organization_unit' then x.id else x.organization_unit_id end`,
);

/** For each kind of object what to read it from, and the application that it belongs to. */
const sources: Partial<Record<PlaceKind, { from: RawBuilder<unknown>; application?: RawBuilder<unknown> }>> =
  {
    unit: {
      from: sql`organization_units x join organization_units u on u.tenant_id = x.tenant_id and u.id = x.id and not x.deleted`,
    },
    party: { from: sql`parties x ${ofParty}` },
    relationship: {
      from: sql`relationships r join parties x on x.tenant_id = r.tenant_id and x.id = r.left_id and x.deleted_at is null ${ofParty}`,
    },
    assignment: { from: sql`role_assignments x ${inUnit}` },
    application: { from: sql`applications x ${inUnit}`, application: sql`x.id` },
    integration: { from: sql`integrations x ${inUnit}` },
    'provisioning-rule': { from: sql`provisioning_rules x ${inUnit}` },
    'application-of': {
      from: sql`authorizations x ${ofApplication} left join organization_units u on u.tenant_id = x.tenant_id and u.id = p.organization_unit_id and not u.deleted`,
      application: sql`p.id`,
    },
    'customer-of': { from: sql`authorizations x ${inUnit}` },
    approval: { from: sql`authorization_approvals x ${inUnit}` },
  };

/** What makes an object of a kind count as there, beside its row. */
const liveness: Partial<Record<PlaceKind, RawBuilder<unknown>>> = {
  party: sql`x.deleted_at is null`,
  application: sql`x.deleted_at is null`,
};

/**
 * Where an object is.
 *
 * @returns undefined when there is no such object; a spot without a code for one at the tenant root
 */
export async function findSpot(session: Session, kind: PlaceKind, id: string): Promise<Spot | undefined> {
  const source = sources[kind];
  if (!source) throw new Error(`a ${kind} is no single object`);
  const key = kind === 'relationship' ? sql`r` : sql`x`;
  return session.first(
    sql<{
      code: string | null;
      applicationId: string | null;
    }>`select u.code, ${source.application ?? noApplication} as "applicationId"
      from ${source.from} where ${key}.tenant_id = ${session.tenantId} and ${key}.id = ${id} and ${liveness[kind] ?? sql`true`}`,
  );
}

/** Where a unit stands, and where its parent does. */
export interface UnitSpot {
  code: string;
  parentId: string | null;
}

/** A live unit. */
export function findUnitSpot(session: Session, id: string): Promise<UnitSpot | undefined> {
  return session.first(
    sql<UnitSpot>`select code, parent_id as "parentId" from organization_units where tenant_id = ${session.tenantId} and id = ${id} and not deleted`,
  );
}

/** Codes of a unit and of all below it. */
export async function findSubtreeCodes(session: Session, code: string): Promise<string[]> {
  const rows = await session.rows(
    sql<{
      code: string;
    }>`select code from organization_units where tenant_id = ${session.tenantId} and code >= ${code} and code < ${`${code}/`} and not deleted`,
  );
  return rows.map((row) => row.code);
}

/** Codes of some units; those that are not there are left out. */
export async function findUnitCodes(session: Session, ids: string[]): Promise<Map<string, string>> {
  const rows = await session.rows(
    sql<{
      id: string;
      code: string;
    }>`select id, code from organization_units where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[]) and not deleted`,
  );
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/**
 * Where the parties are that an apply touches: those that nodes match or refer to, and those that it may delete. Of a unit
 * both it and the one above it, which a move takes it from.
 */
export async function findAppliedSpots(
  session: Session,
  externalIds: string[],
  prunedOwner: string | undefined,
): Promise<Spot[]> {
  return session.rows(
    sql<Spot>`with touched as (
        select p.* from parties p where p.tenant_id = ${session.tenantId} and p.deleted_at is null and (p.external_id = any(${externalIds}::text[])
          or p.id in (select o.party_id from apply_owners o where o.tenant_id = ${session.tenantId} and o.owner = ${prunedOwner ?? null}))
      )
      select u.code from touched x ${ofParty}
      union
      select a.code from touched x join organization_units u on u.tenant_id = x.tenant_id and u.id = x.id
        left join organization_units a on a.tenant_id = u.tenant_id and a.id = u.parent_id`,
  );
}
