/** Who may do what with a customer's key and secret. Allowed is what is named here, whatever else the account allows. */
import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';

export interface Readers {
  readonly deployerRoleArn: string;
  readonly readerRoleArn: string;
}

/**
 * The account's administrators manage the key, but nobody decrypts with it except the two roles, and these only through
 * Secrets Manager and only this secret.
 */
export function keyPolicy(
  secretName: string,
  { deployerRoleArn, readerRoleArn }: Readers,
): pulumi.Output<string> {
  const { accountId } = aws.getCallerIdentityOutput();
  const { region } = aws.getRegionOutput();
  const throughTheSecret = {
    StringEquals: { 'kms:ViaService': pulumi.interpolate`secretsmanager.${region}.amazonaws.com` },
    StringLike: {
      // Secrets Manager adds six random characters to the name.
      'kms:EncryptionContext:SecretARN': pulumi.interpolate`arn:*:secretsmanager:${region}:${accountId}:secret:${secretName}-??????`,
    },
  };
  return document([
    {
      Sid: 'AdministerButNotUse',
      Effect: 'Allow',
      Principal: { AWS: pulumi.interpolate`arn:aws:iam::${accountId}:root` },
      Action: [
        'kms:CancelKeyDeletion',
        'kms:DescribeKey',
        'kms:DisableKey',
        'kms:DisableKeyRotation',
        'kms:EnableKey',
        'kms:EnableKeyRotation',
        'kms:GetKeyPolicy',
        'kms:GetKeyRotationStatus',
        'kms:ListResourceTags',
        'kms:PutKeyPolicy',
        'kms:ScheduleKeyDeletion',
        'kms:TagResource',
        'kms:UntagResource',
        'kms:UpdateKeyDescription',
      ],
      Resource: '*',
    },
    {
      Sid: 'Write',
      Effect: 'Allow',
      Principal: { AWS: deployerRoleArn },
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: '*',
      Condition: throughTheSecret,
    },
    {
      Sid: 'Read',
      Effect: 'Allow',
      Principal: { AWS: readerRoleArn },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: throughTheSecret,
    },
  ]);
}

/** The reader may read; everybody else may not, even with a policy of their own that allows all secrets. */
export function secretPolicy({ deployerRoleArn, readerRoleArn }: Readers): pulumi.Output<string> {
  return document([
    {
      Sid: 'Read',
      Effect: 'Allow',
      Principal: { AWS: readerRoleArn },
      Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      Resource: '*',
    },
    {
      Sid: 'NobodyElse',
      Effect: 'Deny',
      Principal: '*',
      Action: 'secretsmanager:GetSecretValue',
      Resource: '*',
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': [readerRoleArn, deployerRoleArn] } },
    },
  ]);
}

function document(statements: pulumi.Input<aws.iam.PolicyStatement>[]): pulumi.Output<string> {
  const policy: aws.iam.PolicyDocument = { Version: '2012-10-17', Statement: statements };
  return pulumi.jsonStringify(policy);
}
