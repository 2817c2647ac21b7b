/** An integrator publishes an application and asks its customers to authorize it. Nobody has to be there while this runs. */
import * as espalier from '@espalier/pulumi';
import * as pulumi from '@pulumi/pulumi';
import { type Asked, customer } from './customer';
import { table } from './table';

const vega = new espalier.OrganizationUnit('vega', { displayName: 'Vega Scheduling' });

const application = new espalier.Application('vega', {
  organizationUnitId: vega.id,
  displayName: 'Vega',
  redirectUris: ['https://vega.example/callback'],
  allowedScopes: ['organizational_unit_scheduler', 'directory:read'],
  homepageUrl: 'https://vega.example',
  // Raise it to rotate the secret; the one before works on until the next time.
  secretGeneration: 1,
});

const scopes = ['organizational_unit_scheduler'];
const asked: Asked[] = [
  ...customer(
    {
      key: 'north',
      displayName: 'North Clinic',
      owner: { displayName: 'Ada Vermeer', email: 'ada@north.example' },
    },
    application,
    scopes,
  ),
  ...customer(
    {
      key: 'south',
      displayName: 'South Group',
      owner: { displayName: 'Bo Lindqvist', email: 'bo@south.example' },
      sites: [
        { key: 'harbour', displayName: 'South Harbour' },
        { key: 'downtown', displayName: 'South Downtown' },
      ],
    },
    application,
    scopes,
  ),
  ...customer(
    {
      key: 'west',
      displayName: 'West Clinic',
      owner: { displayName: 'Cleo Okafor', email: 'cleo@west.example' },
      approves: true,
    },
    application,
    scopes,
  ),
];

export const clientId = application.clientId;
/** `pulumi stack output clientSecret --show-secrets` */
export const clientSecret = application.clientSecret;

/** What to send to whom, and who has approved. */
export const authorizations = asked.map(({ unit, authorization }) => ({
  unit,
  status: authorization.status,
  grantedScopes: authorization.grantedScopes,
  approver: authorization.approverHint,
  link: authorization.actionUrl,
}));
export const overview = pulumi.output(authorizations).apply(table);
