import type { Directory } from './directory.ts';
import { type Properties, ResourceFailure } from './resource-handler.ts';

/**
 * A 404 means gone only if it comes from the tenant that the object was made in: with another tenant's token every
 * object would seem to be gone.
 *
 * @throws ResourceFailure when the token belongs to another tenant; any error of the directory when it does not answer
 */
export async function assertTenant(outputs: Properties, directory: Directory): Promise<void> {
  const tenantId = await directory.tenantId();
  const expected = outputs.tenantId;
  if (expected === undefined || expected === tenantId) return;
  throw new ResourceFailure(
    `is in tenant ${String(expected)}, but the token belongs to tenant ${tenantId}: use a token of the former`,
  );
}
