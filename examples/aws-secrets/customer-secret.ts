/** One customer: the authorization, and the credentials that go with it in AWS Secrets Manager. */
import * as espalier from '@espalier/pulumi';
import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';
import { keyPolicy, secretPolicy } from './policies';

/** A customer as the stack's configuration names it. */
export interface Customer {
  /** Becomes part of the secret's name: letters, digits, `-`. Another name is another secret. */
  readonly name: string;
  readonly organizationUnitId: string;
  /** Role of whoever works for this customer; it may be one of another AWS account. */
  readonly readerRoleArn: string;
}

export interface CustomerSecretArgs {
  readonly application: espalier.Application;
  readonly customer: Customer;
  /** Role that runs this program: it writes the secret, and reads it to find drift. */
  readonly deployerRoleArn: string;
}

/** Days in which a deleted secret, or the key that it needs, can still be had back. */
const recoveryDays = 30;

export class CustomerSecret extends pulumi.ComponentResource {
  readonly customer: Customer;
  readonly authorization: espalier.ApplicationAuthorization;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: CustomerSecretArgs, opts?: pulumi.ComponentResourceOptions) {
    super('espalier-aws-secrets:index:CustomerSecret', name, {}, opts);
    const { application, customer, deployerRoleArn } = args;
    this.customer = customer;
    const parent = { parent: this };
    // Pending, it does not hold up anything: the secret then says "pending", and the next `up` what became of it.
    this.authorization = new espalier.ApplicationAuthorization(
      name,
      {
        applicationId: application.id,
        organizationUnitId: customer.organizationUnitId,
        scopes: ['organizational_unit_scheduler'],
        message: 'We plan appointments for your staff.',
      },
      parent,
    );
    const secretName = `espalier/scheduler/${customer.name}`;
    const tags = {
      'espalier:customer': customer.name,
      'espalier:organizationUnitId': customer.organizationUnitId,
      'espalier:applicationId': application.id,
    };
    const readers = { deployerRoleArn, readerRoleArn: customer.readerRoleArn };
    const key = new aws.kms.Key(
      name,
      {
        description: `Encrypts ${secretName}`,
        enableKeyRotation: true,
        deletionWindowInDays: recoveryDays,
        policy: keyPolicy(secretName, readers),
        tags,
      },
      parent,
    );
    const secret = new aws.secretsmanager.Secret(
      name,
      { name: secretName, kmsKeyId: key.arn, recoveryWindowInDays: recoveryDays, tags },
      parent,
    );
    const policy = new aws.secretsmanager.SecretPolicy(
      name,
      { secretArn: secret.arn, policy: secretPolicy(readers), blockPublicPolicy: true },
      parent,
    );
    new aws.secretsmanager.SecretVersion(
      name,
      { secretId: secret.id, secretString: credentials(application, this.authorization) },
      // Nothing is put into a secret that others could still read.
      { ...parent, dependsOn: policy },
    );
    this.arn = secret.arn;
    this.registerOutputs({ arn: this.arn });
  }
}

/**
 * What the reader needs to get tokens of its own; never a token, which would be stale within the hour. Secret as a whole,
 * because `clientSecret` is.
 */
function credentials(
  application: espalier.Application,
  { id, status, organizationUnitId }: espalier.ApplicationAuthorization,
): pulumi.Output<string> {
  const clientSecret = application.clientSecret.apply((known) => {
    if (known !== undefined) return known;
    throw new Error(
      'the state has no client secret, as after an import: raise secretGeneration of the application',
    );
  });
  const authorization = { id, status, organizationUnitId };
  return pulumi.jsonStringify({ clientId: application.clientId, clientSecret, authorization });
}
