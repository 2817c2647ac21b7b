import type { Body, TestDirectory, TestTenant } from '../directory.ts';

/** Both sides of authorizations: an integrator's unit with an application, and a customer's unit. */
export interface Sides {
  tenant: TestTenant;
  publisher: Body;
  customer: Body;
  application: Body;
  /** Asks the customer for these scopes; any status. */
  ask(fields?: object): Promise<Body>;
}

/** What an application of these tests may ask for. */
export const allowedScopes = ['organizational_unit_scheduler', 'directory:read', 'directory:write'];

/** Milliseconds that an action link lives for by default. */
export const week = 7 * 24 * 60 * 60 * 1_000;

/** A fresh tenant with both sides. */
export async function makeSides(directory: TestDirectory, fields: object = {}): Promise<Sides> {
  const tenant = await directory.newTenant();
  const [publisher, customer] = [await tenant.unit('Vega Scheduling'), await tenant.unit('Harbour Clinics')];
  const application = await tenant.make('/applications', {
    organizationUnitId: publisher.id,
    displayName: 'Vega',
    redirectUris: ['https://vega.example/callback'],
    allowedScopes,
    ...fields,
  });
  const pair = { applicationId: application.id, organizationUnitId: customer.id };
  return {
    tenant,
    publisher,
    customer,
    application,
    ask: (asked = {}) =>
      tenant.ok('POST', '/authorizations', { ...pair, scopes: ['organizational_unit_scheduler'], ...asked }),
  };
}

/** What a decision is seen by. */
export function shown({ status, scopes, pendingScopes, statusReason }: Body): unknown[] {
  return [status, scopes, pendingScopes, statusReason];
}

/** What the trail says of an authorization, oldest first, without the prefix. */
export async function actionsOf(tenant: TestTenant, id: string): Promise<string[]> {
  const events = await tenant.events(`?resourceId=${id}`);
  return events.map(({ action }) => String(action).replace('authorization.', '')).reverse();
}
