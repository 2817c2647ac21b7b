/** An integrator's application, and for each customer a secret in AWS that only this customer's role can read. */
import * as espalier from '@espalier/pulumi';
import * as pulumi from '@pulumi/pulumi';
import { type Customer, CustomerSecret } from './customer-secret';

const config = new pulumi.Config();

const scheduler = new espalier.Application('scheduler', {
  organizationUnitId: config.require('integratorUnitId'),
  displayName: 'Vega Scheduling',
  redirectUris: ['https://scheduler.example/callback'],
  allowedScopes: ['organizational_unit_scheduler'],
});

const deployerRoleArn = config.require('deployerRoleArn');
const secrets = config
  .requireObject<Customer[]>('customers')
  .map(
    (customer) => new CustomerSecret(customer.name, { application: scheduler, customer, deployerRoleArn }),
  );

/** What each reader is configured with. The names are no secret, what they hold is. */
export const secretArns = Object.fromEntries(secrets.map(({ customer, arn }) => [customer.name, arn]));
/** Where customers who have not decided yet do so: send these. */
export const openLinks = Object.fromEntries(
  secrets.map(({ customer, authorization }) => [customer.name, authorization.actionUrl]),
);
