/**
 * A tenant with one complete 10-ary tree of units, and beside it a chain of five units, nested groups, and a service whose
 * access rule leads through them. Units are numbered from the root downwards, level by level, from 0.
 */
import type { BareSql } from './bare-sql.ts';

const CHAIN_LENGTH = 5;
const SUBGROUPS = 9;
const MEMBERS_EACH = 10;

/** Which thousand millions of ids are whose. */
const idSpace = { unit: 1, chain: 2, group: 3, person: 4, service: 5 } as const;

function idOf(kind: keyof typeof idSpace, number: number): string {
  return `01900000-0000-7000-800${idSpace[kind]}-${number.toString(16).padStart(12, '0')}`;
}

/** The same in SQL. */
function sqlId(kind: keyof typeof idSpace, number: string): string {
  return `('01900000-0000-7000-800${idSpace[kind]}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
}

/** Where things are in a planted tree. */
export class PlantedTree {
  readonly tenantId: string;
  /** Of the 10-ary tree. */
  readonly levels: number;

  constructor(tenantId: string, levels: number) {
    this.tenantId = tenantId;
    this.levels = levels;
  }

  /** The 10-ary tree without the chain. */
  get size(): number {
    return sizeOf(this.levels);
  }

  unit(number: number): string {
    return idOf('unit', number);
  }

  /** The unit of a level (1: the root) with a place in it, from 0. */
  unitAt(level: number, place: number): string {
    return this.unit(sizeOf(level - 1) + place);
  }

  /** The level whose units have a complete subtree of some levels, themselves included. */
  levelAbove(levels: number): number {
    return this.levels - levels + 1;
  }

  /** A unit on the fifth level: some one of the tree, or the end of the chain where the tree is not as deep. */
  deepUnit(seed: number): string {
    if (this.levels < CHAIN_LENGTH) return idOf('chain', CHAIN_LENGTH - 1);
    return this.unitAt(CHAIN_LENGTH, scatter(seed, 10 ** (CHAIN_LENGTH - 1)));
  }

  get group(): string {
    return idOf('group', 0);
  }

  /** A person two groups deep. */
  get person(): string {
    return idOf('person', SUBGROUPS * MEMBERS_EACH - 1);
  }

  get service(): string {
    return idOf('service', 0);
  }
}

/** Units of a complete 10-ary tree. */
export function sizeOf(levels: number): number {
  return (10 ** levels - 1) / 9;
}

/** Spreads consecutive numbers over 0..count-1, the same way in each run. */
export function scatter(seed: number, count: number): number {
  return (seed * 7_919 + 13) % count;
}

/**
 * Plants the tree with the engine's own means, as a superuser, without the checks that the directory's writes pass through.
 *
 * @param levels - of the 10-ary tree
 */
export async function plantTree(sql: BareSql, tenantId: string, levels: number): Promise<PlantedTree> {
  const tree = new PlantedTree(tenantId, levels);
  // Foreign keys are triggers: at a million rows they would take most of the time.
  await sql.script(
    `set session_replication_role = replica; ${treeOf(tenantId, levels)}; ${chainOf(tenantId)}`,
  );
  await sql.script(`${partiesOfUnits(tenantId)}; ${groupsOf(tree)}; set session_replication_role = origin`);
  await sql.script('vacuum analyze');
  return tree;
}

const insertUnits =
  'insert into organization_units (tenant_id, id, parent_id, display_name, code, branding, ou_inheritance_policy)';
const policy = `'READ_ONLY_ANCESTOR'`;
const branding = `'{"logo": "logo.svg", "primaryColor": "#123456"}'::jsonb`;

function treeOf(tenantId: string, levels: number): string {
  const root = `${insertUnits} values ('${tenantId}', '${idOf('unit', 0)}', null, 'Root', '00001', ${branding}, ${policy})`;
  const below = Array.from({ length: levels - 1 }, (_, above) => {
    const [first, count] = [sizeOf(above), 10 ** above];
    return `${insertUnits}
      select p.tenant_id, ${sqlId('unit', 'n * 10 + k')}, p.id, 'Unit ' || n * 10 + k, p.code || '.' || lpad(k::text, 5, '0'), null, ${policy}
      from generate_series(${first}, ${first + count - 1}) n
      join organization_units p on p.tenant_id = '${tenantId}' and p.id = ${sqlId('unit', 'n')}, generate_series(1, 10) k order by n, k`;
  });
  return [root, ...below].join(';\n');
}

function chainOf(tenantId: string): string {
  return `${insertUnits}
    select '${tenantId}', ${sqlId('chain', 'n')}, case when n > 0 then ${sqlId('chain', 'n - 1')} end, 'Link ' || n, '00002' || repeat('.00001', n),
      case when n = 0 then ${branding} end, ${policy}
    from generate_series(0, ${CHAIN_LENGTH - 1}) n`;
}

const insertParties = `insert into parties (tenant_id, id, party_type, origin, display_name, search_text, owner_id, details, created_at, updated_at)`;

function partiesOfUnits(tenantId: string): string {
  return `${insertParties}
    select tenant_id, id, 'organization_unit', 'managed', display_name, lower(display_name) || E'\\n', null, jsonb_build_object('name', display_name), now(), now()
    from organization_units where tenant_id = '${tenantId}'`;
}

function partyOf(
  tenantId: string,
  kind: 'group' | 'person' | 'service',
  type: string,
  last: number,
  owner = 'null::uuid',
): string {
  return `${insertParties}
    select '${tenantId}', ${sqlId(kind, 'n')}, '${type}', 'managed', '${kind} ' || n, '${kind} ' || n || E'\\n', ${owner}, '{}', now(), now()
    from generate_series(0, ${last}) n`;
}

/** One group of nine groups of ten persons, which owns a service. */
function groupsOf({ tenantId, group }: PlantedTree): string {
  const members = 'insert into group_members (tenant_id, group_id, party_id)';
  const persons = SUBGROUPS * MEMBERS_EACH;
  return [
    partyOf(tenantId, 'group', 'group', SUBGROUPS),
    partyOf(tenantId, 'person', 'natural_person', persons - 1),
    partyOf(tenantId, 'service', 'service', 0, `'${group}'::uuid`),
    `${members} select '${tenantId}', '${group}', ${sqlId('group', 'n')} from generate_series(1, ${SUBGROUPS}) n`,
    `${members} select '${tenantId}', ${sqlId('group', `n / ${MEMBERS_EACH} + 1`)}, ${sqlId('person', 'n')} from generate_series(0, ${persons - 1}) n`,
    `insert into access_rules (tenant_id, rules, updated_at) values ('${tenantId}',
      '[{"name": "owners read", "actions": ["read"], "resourceType": "service", "path": ["owner", "members*"]}]', now())`,
  ].join(';\n');
}
