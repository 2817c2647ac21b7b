import { strict as assert } from 'node:assert';
import type { TestDirectory } from '../directory.ts';
import type { Body, Reply } from './call.ts';
import type { TestTenant } from './test-tenant.ts';
import { assertRulesHold } from './tree-rules.ts';

/** Refusals that a race may end in; anything else is a fault. */
const fairRefusals = new Set([
  'ou_name_taken',
  'ou_cycle',
  'ou_depth_exceeded',
  'ou_not_empty',
  'group_cycle',
  'resource_not_found',
  'reference_not_found',
]);

const writers = 16;

/** Small deterministic random numbers (mulberry32), so that a seed repeats the plan of a storm. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

export interface Storm {
  tenant: TestTenant;
  seed: number;
  /** Writes of each of the 16 writers. */
  writes: number;
}

/** One random write against units, people and groups that all writers share. */
async function randomWrite(
  tenant: TestTenant,
  ids: Record<'units' | 'people' | 'groups', string[]>,
  random: (below: number) => number,
): Promise<Reply> {
  const pick = (from: string[]) => from[random(from.length)] ?? '';
  const parentOuId = random(5) === 0 ? null : pick(ids.units);
  const displayName = `N${random(40)}`;
  const create = async () => {
    const reply = await tenant.call('POST', '/ou', { displayName, parentOuId });
    if (reply.status === 201) ids.units.push(reply.body.id);
    return reply;
  };
  const writes: (() => Promise<Reply>)[] = [
    create,
    create,
    () => tenant.call('POST', `/ou/${pick(ids.units)}/move`, { parentOuId }),
    () => tenant.call('PUT', `/ou/${pick(ids.units)}`, { parentOuId, displayName }),
    () => tenant.call('PUT', `/ou/${pick(ids.units)}`, { displayName }),
    () =>
      tenant.call(
        'DELETE',
        `/ou/${pick(ids.units)}?mode=${['refuse', 'cascade', 'rehome', 'refuse'][random(4)]}`,
      ),
    () =>
      tenant.call('PUT', `/persons/${pick(ids.people)}`, {
        organizationUnitId: parentOuId,
        specializations: [{ subtype: 's', organizationUnitId: pick(ids.units) }],
      }),
    () => tenant.call('PUT', `/groups/${pick(ids.groups)}/members/${pick([...ids.groups, ...ids.people])}`),
    () =>
      tenant.call('PUT', `/groups/${pick(ids.groups)}`, {
        addMemberIds: [pick(ids.groups)],
        removeMemberIds: [pick(ids.groups)],
      }),
  ];
  return (writes[random(writes.length)] ?? create)();
}

/**
 * Lets 16 writers at one tenant at once, then checks every rule.
 *
 * @returns how many writes succeeded, and how many were refused by code
 */
export async function storm(
  directory: TestDirectory,
  { tenant, seed, writes }: Storm,
): Promise<Map<string, number>> {
  const made = async (path: string, count: number) =>
    (
      await Promise.all(
        Array.from({ length: count }, (_, index) => tenant.make(path, { displayName: `${index}` })),
      )
    ).map(({ id }: Body) => id);
  const ids = {
    units: await made('/ou', 4),
    people: await made('/persons', 4),
    groups: await made('/groups', 5),
  };
  const outcomes = new Map<string, number>();
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const random = randomFrom(seed + writer);
      for (let count = 0; count < writes; count += 1) {
        const { status, body, text } = await randomWrite(tenant, ids, random);
        const outcome = status < 300 ? 'ok' : body.error.code;
        assert.ok(outcome === 'ok' || fairRefusals.has(outcome), `seed ${seed}: ${status} ${text}`);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    }),
  );
  await assertRulesHold(directory, tenant.id);
  return outcomes;
}
