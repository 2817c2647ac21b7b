import { allows } from '../authority/grant.rules.ts';
import { loadGrants } from '../authority/grant.store.ts';
import { findUnitCodes } from '../authority/place.store.ts';
import type { RequestContext } from '../http/handler.ts';

/** Whether the caller may write persons who live in a unit (null: at the tenant root). */
export type GovernsHome = (homeUnitId: string | null) => boolean;

/**
 * What a caller may do to persons through a directory: what it may by hand. Without this, somebody who may feed the directory
 * of one unit could name the address of a person of another, be taken for that person's directory, and change the address
 * that the person signs in by.
 *
 * @param homeUnitIds - units that will be asked about
 */
export async function governedHomes(
  { session, principal }: RequestContext,
  homeUnitIds: (string | null)[],
): Promise<GovernsHome> {
  if (!session.hasReader) return () => true;
  const grants = await loadGrants(session, principal);
  const codes = await findUnitCodes(session, [...new Set(homeUnitIds.filter((id) => id !== null))]);
  return (id) => id !== null && allows(grants, 'members:manage', { code: codes.get(id) ?? null });
}
