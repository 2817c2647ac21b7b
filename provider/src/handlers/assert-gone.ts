import { assertTenant } from './assert-tenant.ts';
import type { Directory } from './directory.ts';
import { type Properties, ResourceFailure } from './resource-handler.ts';

/** What may be out of sight of a token; anything else belongs to the whole tenant. */
const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Objects that the directory answered with a 404 are gone only if it comes from the tenant that they were made in, and not
 * because they are out of sight: for a token that is bound to the roles of a party, an object elsewhere is not there, nor is
 * one whose role was taken away. The trail tells the two apart.
 *
 * @param objects of each the ids whose deletion ends it, its own first; one that is no UUID is taken for gone
 * @throws ResourceFailure when the token belongs to another tenant, or cannot tell; any error of the directory
 */
export async function assertGone(
  objects: readonly (readonly [string, ...string[]])[],
  outputs: Properties,
  directory: Directory,
): Promise<void> {
  await assertTenant(outputs, directory);
  const caller = await callerOf(directory);
  if (!caller.isBound) return;
  for (const [id, ...others] of objects) {
    if (!idForm.test(id) || (caller.readsTrail && (await wasAnyDeleted([id, ...others], directory))))
      continue;
    throw new ResourceFailure(
      `${id} is not in sight of the token, which is bound to the roles of its party, and may be there all the same: use a token ` +
        'that sees it, or with the scope audit:read, which tells whether it was deleted; if it was, pulumi state delete does too',
    );
  }
}

async function callerOf({ operations }: Directory): Promise<{ isBound: boolean; readsTrail: boolean }> {
  // Asked anew, though the tenant may be known already: whoever answers 404 to this as well is not the directory.
  const caller = await operations.read('getWhoami', {});
  if (caller === undefined) throw new ResourceFailure('is not found, but neither is the tenant of the token');
  const { scopes, partyId, applicationId } = caller;
  const has = (scope: string) => Array.isArray(scopes) && scopes.includes(scope);
  const isBound = applicationId != null || (partyId != null && !has('tenant:admin'));
  return { isBound, readsTrail: has('audit:read') };
}

async function wasAnyDeleted(ids: readonly string[], { operations }: Directory): Promise<boolean> {
  for (const resourceId of ids) {
    for await (const { action, result } of operations.rows('listAuditEvents', { query: { resourceId } })) {
      if (result === 'succeeded' && String(action).endsWith('.deleted')) return true;
    }
  }
  return false;
}
