import { assertTenant } from './assert-tenant.ts';
import type { Directory } from './directory.ts';
import { type Properties, ResourceFailure } from './resource-handler.ts';

/**
 * A 404 means gone only if it comes from the tenant that the object was made in, and to a caller that would see it: what a
 * person may not see is refused by a 403, but to an application everything outside its customer's unit is not there.
 *
 * @throws ResourceFailure when the token cannot tell; any error of the directory
 */
export async function assertGone(outputs: Properties, directory: Directory): Promise<void> {
  await assertTenant(outputs, directory);
  // Asked anew, though the tenant may be known already: whoever answers 404 to this as well is not the directory.
  const caller = await directory.operations.read('getWhoami', {});
  if (caller === undefined) throw new ResourceFailure('is not found, but neither is the tenant of the token');
  if (caller.applicationId === null || caller.applicationId === undefined) return;
  throw new ResourceFailure(
    "is not found by an application's token, which does not see the whole tenant: use an API token",
  );
}
