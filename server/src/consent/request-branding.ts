import type { Session } from '../db/session.ts';
import { readEffective } from '../effective/effective.store.ts';
import { type PageBranding, readBranding } from '../pages/page-branding.ts';
import { getTenant } from '../tenants/tenant.store.ts';

/** Whose page it is and how persons of the tenant sign in. */
export interface Surroundings {
  branding: PageBranding;
  hasOpenIdProvider: boolean;
}

/** The branding of the customer's unit as the tree resolves it; of the tenant where no unit is named, or it is gone. */
export async function surroundingsOf(
  session: Session,
  organizationUnitId: string | undefined,
): Promise<Surroundings> {
  const tenant = await getTenant(session, session.tenantId);
  const effective = await readEffective(session, organizationUnitId ?? null).catch(() =>
    readEffective(session, null),
  );
  return {
    branding: readBranding(effective, tenant.display_name),
    hasOpenIdProvider: tenant.sign_in !== null,
  };
}
