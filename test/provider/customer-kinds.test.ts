import assert from 'node:assert/strict';
import { application } from '../../provider/dist/handlers/application/application-kind.js';
import { authorizationHandler } from '../../provider/dist/handlers/authorization/authorization-handler.js';
import { authorization } from '../../provider/dist/handlers/authorization/authorization-kind.js';
import { authorizationApproval } from '../../provider/dist/handlers/kinds/authorization-approval.js';
import { integration } from '../../provider/dist/handlers/kinds/integration.js';
import { provisioningRule } from '../../provider/dist/handlers/kinds/provisioning-rule.js';
import { ManagedObjects } from '../../provider/dist/handlers/managed-objects.js';
import { objectHandler } from '../../provider/dist/handlers/object/object-handler.js';
import type { ObjectKind } from '../../provider/dist/handlers/object/object-kind.js';
import { outputsOf } from '../../provider/dist/handlers/object/object-properties.js';
import { unknownValue } from '../../provider/dist/handlers/unknown-values.js';

const unit = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const other = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3e';
const urn = (name: string) => `urn:pulumi:stack::project::pulumi-nodejs:dynamic/espalier:X::${name}`;

function failures(kind: ObjectKind, inputs: object): string[] {
  const request = { urn: urn('x'), inputs: { ...inputs }, oldInputs: {} };
  const found = objectHandler('X', kind).check(request, new ManagedObjects());
  return found.map(({ property, reason }) => `${property} ${reason}`);
}

describe('provider: check of what customers and integrators declare', () => {
  it('knows what each mode of a provisioning rule reads, as far as it is known', () => {
    const rule = (fields: object) =>
      failures(provisioningRule, { organizationUnitId: unit, role: 'member', ...fields });
    const directory = { directoryIntegrationId: unit };
    assert.deepEqual(rule({ mode: 'manual' }), []);
    assert.deepEqual(rule({ mode: 'directory', ...directory, group: null }), []);
    assert.deepEqual(rule({ mode: 'directory_group', directoryIntegrationId: unknownValue, group: 'G' }), []);
    assert.deepEqual(rule({ mode: unknownValue, group: 'G' }), []);
    assert.deepEqual(rule({ mode: 'manual', ...directory }), [
      'directoryIntegrationId is not allowed with mode manual',
    ]);
    assert.deepEqual(rule({ mode: 'directory_group', ...directory }), [
      'group is required with mode directory_group',
    ]);
  });

  it('takes one asker for an approval, and not both', () => {
    const approval = (fields: object) =>
      failures(authorizationApproval, { organizationUnitId: unit, scopes: ['directory:read'], ...fields });
    assert.deepEqual(approval({ applicationId: unit }), []);
    assert.deepEqual(approval({ applicationId: unknownValue, publisherUnitId: unknownValue }), []);
    assert.match(approval({}).join(), /^applicationId is required/);
    assert.match(approval({ applicationId: unit, publisherUnitId: other }).join(), /^publisherUnitId /);
  });

  it('refuses of a request what is no argument, and numbers beyond what the API takes', () => {
    const asked = { applicationId: unit, organizationUnitId: other, scopes: ['directory:read'] };
    assert.deepEqual(failures(authorization, { ...asked, expiresIn: 60, onRevoked: 'fail' }), []);
    assert.match(
      failures(authorization, { ...asked, redirectUri: 'https://x.example' }).join(),
      /^redirectUri/,
    );
    for (const wrong of [{ expiresIn: 0 }, { expiresIn: 7_776_001 }, { expiresIn: null }])
      assert.match(failures(authorization, { ...asked, ...wrong }).join(), /^expiresIn /);
    assert.match(failures(authorization, { ...asked, waitForApproval: 0.5 }).join(), /^waitForApproval /);
  });

  it('refuses two requests for one pair in the preview, where both ends are known', () => {
    const objects = new ManagedObjects();
    const handler = authorizationHandler(() => {});
    const check = (name: string, fields: object) =>
      handler
        .check(
          {
            urn: urn(name),
            inputs: { applicationId: unit, organizationUnitId: other, scopes: ['a'], ...fields },
            oldInputs: {},
          },
          objects,
        )
        .map(({ property, reason }) => `${property} ${reason}`);
    assert.deepEqual(check('one', {}), []);
    assert.deepEqual(check('unknown', { organizationUnitId: unknownValue }), []);
    assert.match(check('two', {}).join(), /^organizationUnitId "one" asks this unit/);
  });
});

describe('provider: outputs of what the directory does not show whole', () => {
  it('have the known value for each mask, and what else is there now', () => {
    const shown = {
      settings: { tenant: 'new', clientSecret: '***', list: [{ token: '***' }], pin_key: '***' },
    };
    const known = { settings: { tenant: 'old', clientSecret: { a: 1 }, list: [{ token: 't' }], gone: 1 } };
    assert.deepEqual(outputsOf(integration, shown, known).settings, {
      ...{ tenant: 'new', clientSecret: { a: 1 }, list: [{ token: 't' }], pin_key: '***' },
    });
  });

  it('have the secret of an application from the answer that made it, and never when it was last used', () => {
    const secrets = [{ id: 's', createdAt: 'then', expiresAt: null, lastUsedAt: 'now' }];
    const made = outputsOf(application, { clientId: 'c', clientSecret: 'x', secrets }, {});
    assert.deepEqual(made, { clientId: 'c', clientSecret: 'x', clientSecretId: 's' });
    assert.deepEqual(outputsOf(application, { clientId: 'c', secrets }, made), made);
  });
});
