import { type Handlers, ok } from '../http/handler.ts';
import { getPartyRow } from '../parties/party.store.ts';
import { partyKinds } from '../parties/party-kinds.ts';
import { readEffective } from './effective.store.ts';

/** Resolved branding and terms. */
export const effectiveRoutes: Handlers = {
  getOrganizationUnitEffective: async ({ session }, { path }) => {
    // Who may not see everything must see the unit itself; what is above it counts all the same.
    if (session.hasReader) await getPartyRow(session, path.id, { kind: partyKinds.OrganizationUnit });
    return ok(await session.asTenant(() => readEffective(session, path.id)));
  },
  getPartyEffective: async ({ session }, { path }) => {
    const party = await getPartyRow(session, path.id);
    const unitId = party.party_type === 'organization_unit' ? party.id : party.organization_unit_id;
    return ok(await session.asTenant(() => readEffective(session, unitId)));
  },
};
