import { sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import type { components } from '../generated/openapi.ts';
import type { ListSource } from '../http/paging.ts';

/** A relationship type as the API shows it. */
export type RelationshipTypeView = components['schemas']['RelationshipType'];

type BuiltIn = readonly [type: string, leftToRight: string, rightToLeft: string, symmetric: boolean];

/** Types that every tenant has (contract, section 5). */
const builtIn: readonly BuiltIn[] = [
  ['employment', 'works for', 'employs', false],
  ['membership', 'is a member of', 'has as member', false],
  ['guardianship', 'is guardian of', 'has as guardian', false],
  ['delegation', 'delegates to', 'acts for', false],
  ['ownership', 'owns', 'is owned by', false],
  ['partnership', 'is a partner of', 'is a partner of', true],
  ['subsidiary', 'is a subsidiary of', 'has as subsidiary', false],
  ['same_entity', 'is the same as', 'is the same as', true],
  ['manages', 'manages', 'is managed by', false],
];

const builtInViews = new Map<string, RelationshipTypeView>(
  builtIn.map(([type, leftToRight, rightToLeft, symmetric]) => [
    type,
    { type, leftToRight, rightToLeft, symmetric, builtIn: true },
  ]),
);

/** Whether a type belongs to every tenant. */
export function isBuiltIn(type: string): boolean {
  return builtInViews.has(type);
}

/** All types of the tenant, the built-in ones too, by name. */
export function relationshipTypeList(tenantId: string): ListSource<RelationshipTypeView> {
  const rows = JSON.stringify([...builtInViews.values()]);
  const column = sql`t.type`;
  const key = (row: RelationshipTypeView) => row.type;
  return {
    name: '/relationship-types',
    columns: sql<RelationshipTypeView>`t.type, t.left_to_right as "leftToRight", t.right_to_left as "rightToLeft", t.is_symmetric as symmetric, t.built_in as "builtIn"`,
    from: sql`from (
        select type, left_to_right, right_to_left, is_symmetric, false as built_in from relationship_types where tenant_id = ${tenantId}
        union all
        select type collate "C", "leftToRight", "rightToLeft", "symmetric", true
        from jsonb_to_recordset(${rows}::jsonb) as b(type text, "leftToRight" text, "rightToLeft" text, "symmetric" boolean)
      ) t`,
    where: [],
    id: column,
    idType: 'text',
    idOf: key,
    sorts: { type: { column, type: 'text', valueOf: key } },
    defaultSort: 'type',
    defaultDirection: 'ASC',
  };
}

/** A type by name. */
export async function findRelationshipType(
  session: Session,
  type: string,
): Promise<RelationshipTypeView | undefined> {
  const known = builtInViews.get(type);
  if (known) return known;
  const row = await session.first(
    statements
      .selectFrom('relationship_types')
      .selectAll()
      .where('tenant_id', '=', session.tenantId)
      .where('type', '=', type),
  );
  return (
    row && {
      type: row.type,
      leftToRight: row.left_to_right,
      rightToLeft: row.right_to_left,
      symmetric: row.is_symmetric,
      builtIn: false,
    }
  );
}

/** Adds a type to the tenant. */
export async function insertRelationshipType(
  session: Session,
  view: Omit<RelationshipTypeView, 'builtIn'>,
  now: Date,
): Promise<void> {
  await session.rows(
    statements.insertInto('relationship_types').values({
      tenant_id: session.tenantId,
      type: view.type,
      left_to_right: view.leftToRight,
      right_to_left: view.rightToLeft,
      is_symmetric: view.symmetric,
      created_at: now,
    }),
  );
}
