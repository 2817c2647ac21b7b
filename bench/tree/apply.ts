/** A whole tree in one call, and the same call again. */
import { secondsOf } from '../measure.ts';
import { watchFamily } from '../process-figures.ts';
import type { Cell } from '../table.ts';
import type { OpenScene } from './stores.ts';

/** Nodes of a 10-ary tree, filled level by level. */
function nodesOf(count: number): object[] {
  return Array.from({ length: count }, (_, number) => ({
    externalId: `applied-${number}`,
    displayName: `Applied ${number}`,
    ...(number === 0 ? {} : { parentExternalId: `applied-${Math.floor((number - 1) / 10)}` }),
  }));
}

/** The work of the engine alone: the rows that an apply writes, sent as one JSON text. $1 tenant, $2 nodes. */
const bulkInsert = {
  name: 'apply',
  text: `with node as (
      select gen_random_uuid() as id, n.* from jsonb_to_recordset($2::jsonb) as n("externalId" text, "displayName" text, code text)
    ), party as (
      insert into parties (tenant_id, id, party_type, origin, display_name, search_text, external_id, details, created_at, updated_at)
      select $1, id, 'organization_unit', 'managed', "displayName", lower("displayName") || E'\\n', "externalId",
        jsonb_build_object('name', "displayName"), now(), now() from node
    ), unit as (
      insert into organization_units (tenant_id, id, parent_id, display_name, code, ou_inheritance_policy)
      select $1, n.id, p.id, n."displayName", n.code, 'READ_ONLY_ANCESTOR'
      from node n left join node p on p.code = left(n.code, greatest(length(n.code) - 6, 0))
    ), event as (
      insert into audit_events (tenant_id, id, time, actor_type, action, resource_type, resource_id, result, changes)
      select $1, gen_random_uuid(), now(), 'token', 'ou.created', 'ou', id, 'succeeded',
        jsonb_build_object('displayName', jsonb_build_object('before', null, 'after', "displayName"),
          'externalId', jsonb_build_object('before', null, 'after', "externalId")) from node
    ), owner as (
      insert into apply_owners (tenant_id, party_id, owner) select $1, id, 'bare' from node
    ) select count(*) from node`,
};

function withCodes(count: number): object[] {
  const codes = ['90000'];
  return Array.from({ length: count }, (_, number) => {
    const parent = codes[Math.floor((number - 1) / 10)];
    if (number > 0) codes[number] = `${parent}.${String(((number - 1) % 10) + 1).padStart(5, '0')}`;
    return { externalId: `bare-${number}`, displayName: `Bare ${number}`, code: codes[number] };
  });
}

/** @returns rows of a table: what was done, seconds, seconds of the SQL, ratio, peak memory of the directory */
export async function measureApply(scene: OpenScene, count: number): Promise<Cell[][]> {
  const body = { nodes: nodesOf(count) };
  const bareNodes = JSON.stringify(withCodes(count));
  const bare = await secondsOf(() => scene.sql.run(bulkInsert, [scene.tree.tenantId, bareNodes]));
  const rows: Cell[][] = [];
  for (const what of ['new', 'the same again']) {
    const stopWatching = watchFamily(scene.directory.pid);
    const seconds = await secondsOf(() => scene.http.post('/ou/apply', body));
    const { peakMegabytes } = stopWatching();
    const isNew = rows.length === 0;
    rows.push([
      `${count.toLocaleString('en-US')} units, ${what}`,
      seconds,
      isNew ? bare : undefined,
      isNew ? seconds / bare : undefined,
      peakMegabytes,
    ]);
  }
  return rows;
}
