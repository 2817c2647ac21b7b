import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ensureExampleInstalled } from '../../tools/example-packages.ts';
import { rootFolder } from '../../tools/step.mjs';
import type { Asked, AskedResource, Scene } from './mocked-program.ts';

const application = 'pulumi-nodejs:dynamic/espalier:Application';
const authorization = 'pulumi-nodejs:dynamic/espalier:ApplicationAuthorization';
const clientSecret = 'esps_the-client-secret';
const account = '111122223333';

const file = (name: string) => join(rootFolder, 'examples/aws-secrets', name);
const scene: Scene = {
  project: 'espalier-aws-secrets',
  config: parse(readFileSync(file('Pulumi.production.yaml'), 'utf8')).config,
  state: {
    [application]: { scheduler: { id: 'app-1', clientId: 'client-1', clientSecret } },
    [authorization]: {
      'north-clinic': { id: 'auth-north', status: 'active' },
      'south-clinic': { id: 'auth-south', status: 'pending', actionUrl: 'https://directory.example/decide' },
    },
    'aws:kms/key:Key': { 'north-clinic': { arn: 'key-north' }, 'south-clinic': { arn: 'key-south' } },
    'aws:secretsmanager/secret:Secret': {
      'north-clinic': { id: 'arn-north', arn: 'arn-north' },
      'south-clinic': { id: 'arn-south', arn: 'arn-south' },
    },
  },
  calls: {
    'aws:index/getCallerIdentity:getCallerIdentity': { accountId: account },
    'aws:index/getRegion:getRegion': { region: 'eu-west-1' },
  },
};

/** Customers as the configuration names them, and what stands for each in AWS and in the directory. */
const customers = [
  {
    name: 'north-clinic',
    unit: '01931c7e-8f3a-7c11-b3a6-000000000001',
    reader: `arn:aws:iam::${account}:role/scheduler-north-clinic`,
    short: 'north',
    status: 'active',
  },
  {
    name: 'south-clinic',
    unit: '01931c7e-8f3a-7c11-b3a6-000000000002',
    reader: 'arn:aws:iam::444455556666:role/scheduler-south-clinic',
    short: 'south',
    status: 'pending',
  },
];
const deployer = `arn:aws:iam::${account}:role/pulumi-deployer`;

describe('examples: aws-secrets', function () {
  this.timeout(300_000);
  let asked: Asked;

  before(async () => {
    await ensureExampleInstalled('aws-secrets');
    // With the compiler that Pulumi itself would use; the folder makes imports resolve as they do for the program.
    run([
      join(rootFolder, 'node_modules/typescript/bin/tsc'),
      '-p',
      file('.'),
      '--noEmit',
      'false',
      '--outDir',
      file('dist'),
    ]);
    asked = JSON.parse(run([join(import.meta.dirname, 'mocked-program.ts'), file('dist/index.js')], scene));
  });

  after(() => rmSync(file('dist'), { recursive: true, force: true }));

  const find = (type: string, name: string): AskedResource => {
    const found = asked.resources.filter((resource) => resource.type === type && resource.name === name);
    assert.equal(found.length, 1, `${type} ${name}`);
    return found[0] as AskedResource;
  };
  const policyOf = (type: string, name: string) =>
    JSON.parse(String(find(type, name).inputs.policy)).Statement;

  it('declares one application, and six resources for each customer', () => {
    const count: Record<string, number> = {};
    for (const { type } of asked.resources) count[type] = (count[type] ?? 0) + 1;
    assert.deepEqual(count, {
      [application]: 1,
      'espalier-aws-secrets:index:CustomerSecret': 2,
      [authorization]: 2,
      'aws:kms/key:Key': 2,
      'aws:secretsmanager/secret:Secret': 2,
      'aws:secretsmanager/secretPolicy:SecretPolicy': 2,
      'aws:secretsmanager/secretVersion:SecretVersion': 2,
    });
    for (const { type, parent, name } of asked.resources)
      if (type.startsWith('aws:') || type === authorization) assert.equal(parent, name);
  });

  it('asks the directory for the application and the authorizations', () => {
    const { __provider, __urn, ...inputs } = find(application, 'scheduler').inputs;
    assert.deepEqual(inputs, {
      organizationUnitId: '01931c7e-8f3a-7c11-b3a6-0000000000aa',
      displayName: 'Vega Scheduling',
      redirectUris: ['https://scheduler.example/callback'],
      allowedScopes: ['organizational_unit_scheduler'],
    });
    for (const { name, unit } of customers) {
      const { __provider, __urn, ...wanted } = find(authorization, name).inputs;
      assert.deepEqual(wanted, {
        applicationId: 'app-1',
        organizationUnitId: unit,
        scopes: ['organizational_unit_scheduler'],
        message: 'We plan appointments for your staff.',
      });
    }
  });

  for (const { name, unit, reader, short, status } of customers) {
    const secretName = `espalier/scheduler/${name}`;
    const tags = {
      'espalier:customer': name,
      'espalier:organizationUnitId': unit,
      'espalier:applicationId': 'app-1',
    };

    it(`gives ${name} a secret and a key of its own, which can be had back for 30 days`, () => {
      assert.deepEqual(find('aws:secretsmanager/secret:Secret', name).inputs, {
        name: secretName,
        kmsKeyId: `key-${short}`,
        recoveryWindowInDays: 30,
        tags,
      });
      const { policy, ...key } = find('aws:kms/key:Key', name).inputs;
      assert.deepEqual(key, {
        description: `Encrypts ${secretName}`,
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        tags,
      });
    });

    it(`lets nobody but the role of ${name} and the deployer decrypt or read`, () => {
      const [administer, ...users] = policyOf('aws:kms/key:Key', name);
      assert.deepEqual(administer.Principal, { AWS: `arn:aws:iam::${account}:root` });
      for (const action of administer.Action) assert.doesNotMatch(action, /crypt|DataKey|Grant|\*/);
      const Condition = {
        StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' },
        StringLike: {
          'kms:EncryptionContext:SecretARN': `arn:*:secretsmanager:eu-west-1:${account}:secret:${secretName}-??????`,
        },
      };
      const use = { Effect: 'Allow', Resource: '*', Condition };
      assert.deepEqual(users, [
        {
          Sid: 'Write',
          ...use,
          Principal: { AWS: deployer },
          Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        },
        { Sid: 'Read', ...use, Principal: { AWS: reader }, Action: 'kms:Decrypt' },
      ]);

      const { policy, ...others } = find('aws:secretsmanager/secretPolicy:SecretPolicy', name).inputs;
      assert.deepEqual(others, { secretArn: `arn-${short}`, blockPublicPolicy: true });
      assert.deepEqual(JSON.parse(String(policy)).Statement, [
        {
          Sid: 'Read',
          Effect: 'Allow',
          Principal: { AWS: reader },
          Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
          Resource: '*',
        },
        {
          Sid: 'NobodyElse',
          Effect: 'Deny',
          Principal: '*',
          Action: 'secretsmanager:GetSecretValue',
          Resource: '*',
          Condition: { ArnNotEquals: { 'aws:PrincipalArn': [reader, deployer] } },
        },
      ]);
    });

    it(`puts the credentials of ${name} in, as a secret, when the policy is there`, () => {
      const { inputs, after } = find('aws:secretsmanager/secretVersion:SecretVersion', name);
      const { secret } = inputs.secretString as { secret: string };
      assert.deepEqual(Object.keys(inputs).sort(), ['secretId', 'secretString']);
      assert.equal(inputs.secretId, `arn-${short}`);
      assert.deepEqual(JSON.parse(secret), {
        ...{ clientId: 'client-1', clientSecret },
        authorization: { id: `auth-${short}`, status, organizationUnitId: unit },
      });
      assert.ok(after.includes(`aws:secretsmanager/secretPolicy:SecretPolicy ${name}`), String(after));
    });
  }

  it('shows the client secret nowhere else, and the links of those who have not decided', () => {
    const elsewhere = asked.resources.filter(({ type }) => !type.endsWith(':SecretVersion'));
    assert.doesNotMatch(JSON.stringify([elsewhere, asked.outputs]), new RegExp(clientSecret));
    assert.deepEqual(asked.outputs.secretArns, {
      value: { 'north-clinic': 'arn-north', 'south-clinic': 'arn-south' },
      isSecret: false,
    });
    assert.deepEqual(asked.outputs.openLinks?.value, { 'south-clinic': 'https://directory.example/decide' });
  });
});

/** Runs a script on this Node to its end; returns what it wrote to stdout. */
function run(args: readonly string[], input?: unknown): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    input: JSON.stringify(input ?? null),
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}
