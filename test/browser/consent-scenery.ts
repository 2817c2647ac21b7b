/** An integrator, a customer and who administers it, for tests that show pages. */
import { calculatePKCECodeChallenge, randomPKCECodeVerifier } from 'openid-client';
import type { Body, TestDirectory, TestTenant } from '../server/directory.ts';

/** Where the application of the scenery takes answers; nobody listens there. */
export const callback = 'http://127.0.0.1:9/callback';

export interface ConsentScenery {
  tenant: TestTenant;
  integrator: Body;
  customer: Body;
  sales: Body;
  administrator: Body;
  administratorToken: string;
  application: Body;
  verifier: string;
  /** An address of `/oauth/authorize`, with other parameters where they are given; null leaves one out. */
  authorizeAddress(fields?: Record<string, string | null>): string;
}

/** Contoso with a Sales unit, administered by Ada; the scheduler of an integrator. */
export async function consentScenery(directory: TestDirectory): Promise<ConsentScenery> {
  const tenant = await directory.newTenant({ displayName: 'Northwind Cloud' });
  const integrator = await tenant.unit('Brightside Scheduling');
  const customer = await tenant.unit('Contoso', null, {
    branding: { displayName: 'Contoso', primaryColor: '#0f766e' },
    tosUri: 'https://contoso.example/terms',
  });
  const sales = await tenant.unit('Sales', customer);
  const administrator = await tenant.person('Ada Vermeer', {
    organizationUnitId: customer.id,
    email: 'ada@contoso.example',
  });
  const role = {
    partyId: administrator.id,
    organizationUnitId: customer.id,
    role: 'ops_admin',
    subtree: true,
  };
  await tenant.make('/role-assignments', role);
  const application = await tenant.make('/applications', {
    organizationUnitId: integrator.id,
    displayName: 'Brightside Scheduler',
    homepageUrl: 'https://brightside.example/',
    redirectUris: [callback],
    allowedScopes: ['organizational_unit_scheduler', 'directory:read'],
  });
  const verifier = randomPKCECodeVerifier();
  const defaults = {
    client_id: String(application.clientId),
    response_type: 'code',
    redirect_uri: callback,
    scope: 'organizational_unit_scheduler',
    state: 'a-state',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    organization_unit_id: customer.id,
  };
  return {
    tenant,
    integrator,
    customer,
    sales,
    administrator,
    administratorToken: await directory.newToken(tenant.id, ['authorizations:write'], {
      partyId: administrator.id,
    }),
    application,
    verifier,
    authorizeAddress: (fields = {}) => {
      const given = Object.entries({ ...defaults, ...fields });
      const present = given.filter((entry): entry is [string, string] => entry[1] !== null);
      return `/oauth/authorize?${new URLSearchParams(present)}`;
    },
  };
}
