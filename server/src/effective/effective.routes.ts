import { type Handlers, ok } from '../http/handler.ts';
import { getPartyRow } from '../parties/party.store.ts';
import { readEffective } from './effective.store.ts';

/** Resolved branding and terms. */
export const effectiveRoutes: Handlers = {
  getOrganizationUnitEffective: async ({ session }, { path }) => ok(await readEffective(session, path.id)),
  getPartyEffective: async ({ session }, { path }) => {
    const party = await getPartyRow(session, path.id);
    return ok(
      await readEffective(
        session,
        party.party_type === 'organization_unit' ? party.id : party.organization_unit_id,
      ),
    );
  },
};
