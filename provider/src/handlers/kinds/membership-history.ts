/**
 * What one GroupMembership has added before, told by the audit trail: a membership carries no key and no source of
 * its own, so only the trail knows who put it there when a run was killed and lost its state.
 */
import type { Directory, Shown } from '../directory.ts';
import { idempotencyKey } from '../repeatable-create.ts';

/** Carried by all writes of one resource, so that the trail can be asked for them. */
export function correlationOf(urn: string): string {
  return idempotencyKey(urn);
}

/**
 * Memberships, as `GROUP/PARTY`, that this resource has added and not taken out since. Empty when the token may not
 * read the trail: then what a killed run has added counts as having been there before.
 */
export async function membershipsAdded(
  urn: string,
  { operations, scopes }: Directory,
): Promise<ReadonlySet<string>> {
  const added = new Set<string>();
  const granted = await scopes();
  if (!granted.includes('audit:read') && !granted.includes('tenant:admin')) return added;
  const query = { correlationId: correlationOf(urn), action: 'group.members_changed' };
  const seen = new Set<string>();
  // Newest first: the first word about a pair is the last one said.
  for await (const event of operations.rows('listAuditEvents', { query })) {
    const { resource, changes } = event as Shown & MembersChanged;
    const groupId = resource?.id;
    for (const [partyIds, isAdded] of [
      [changes?.memberIds?.after, true],
      [changes?.memberIds?.before, false],
    ] as const) {
      for (const partyId of partyIds ?? []) {
        const pair = `${groupId}/${partyId}`;
        if (!seen.has(pair) && isAdded) added.add(pair);
        seen.add(pair);
      }
    }
  }
  return added;
}

interface MembersChanged {
  resource?: { id: string };
  changes?: { memberIds?: { before?: string[]; after?: string[] } };
}
