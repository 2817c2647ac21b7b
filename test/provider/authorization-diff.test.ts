import assert from 'node:assert/strict';
import { authorizationHandler } from '../../provider/dist/handlers/authorization/authorization-handler.js';
import { authorization } from '../../provider/dist/handlers/authorization/authorization-kind.js';
import { ManagedObjects } from '../../provider/dist/handlers/managed-objects.js';
import { outputsOf } from '../../provider/dist/handlers/object/object-properties.js';
import { unknownValue } from '../../provider/dist/handlers/unknown-values.js';

const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const pair = { applicationId: id, organizationUnitId: '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3e' };
const inputs = { ...pair, scopes: ['a', 'b'], message: 'please' };

/** What a read shows after the program has last asked for `inputs`. */
function read(shown: object): Record<string, unknown> {
  return {
    ...outputsOf(authorization, { ...pair, message: 'please', pendingScopes: null, ...shown }, inputs),
  };
}

function diff(wanted: object, outputs: object): { changed: string[]; replaces: string[]; told: string[] } {
  const told: string[] = [];
  const handler = authorizationHandler((_, text) => told.push(text));
  const request = { urn: 'urn', id, inputs: { ...wanted }, outputs: { ...outputs } };
  return { ...handler.diff(request, new ManagedObjects()), told };
}

describe('provider: diff of authorizations', () => {
  const pending = read({ status: 'pending', scopes: ['b', 'a'] });
  const active = read({ status: 'active', scopes: ['a', 'b'] });
  const refused = read({ status: 'active', scopes: ['a'], statusReason: 'upgrade_denied' });
  const ended = ['denied', 'expired', 'revoked'].map((status) => read({ status, scopes: ['a', 'b'] }));

  it('shows what works beside what is asked for', () => {
    assert.deepEqual([pending.scopes, pending.grantedScopes], [['a', 'b'], []]);
    assert.deepEqual([active.grantedScopes, refused.grantedScopes], [['a', 'b'], ['a']]);
    const waiting = read({ status: 'active', scopes: ['a'], pendingScopes: ['b', 'a'] });
    assert.deepEqual([waiting.scopes, waiting.grantedScopes], [['a', 'b'], ['a']]);
    for (const outputs of ended) assert.deepEqual(outputs.grantedScopes, []);
  });

  it('has nothing to do while somebody is asked, and none for what the customer has decided', () => {
    for (const outputs of [pending, active]) assert.deepEqual(diff(inputs, outputs), none([]));
    for (const outputs of [refused, ...ended]) {
      const { changed, told } = diff(inputs, outputs);
      assert.deepEqual(changed, []);
      assert.match(told.join(), /not asked again by itself/);
    }
    assert.match(diff(inputs, refused).told.join(), /has not granted b \(upgrade_denied\); the rest works/);
  });

  it('acts on it when onRevoked says so, or when something else is asked for', () => {
    for (const outputs of [refused, ...ended]) {
      for (const onRevoked of ['request', 'fail']) {
        const before = { ...outputs, onRevoked };
        assert.deepEqual(diff({ ...inputs, onRevoked }, before), { ...none(['status']) });
      }
      assert.deepEqual(diff({ ...inputs, scopes: ['a'] }, outputs), none(['scopes']));
      assert.deepEqual(diff({ ...inputs, message: 'again' }, outputs), none(['message']));
    }
  });

  it('shows as drift what others ask for or were granted beyond it', () => {
    assert.deepEqual(diff(inputs, read({ status: 'pending', scopes: ['c'] })), none(['scopes']));
    assert.deepEqual(diff(inputs, read({ status: 'active', scopes: ['a', 'b', 'c'] })), none(['scopes']));
  });

  it('replaces for another pair, known or not, and says nothing of the old one', () => {
    const moved = { ...inputs, organizationUnitId: unknownValue };
    for (const outputs of [active, ...ended])
      assert.deepEqual(diff(moved, outputs), {
        ...{ changed: ['organizationUnitId'], replaces: ['organizationUnitId'], told: [] },
      });
    assert.deepEqual(diff({ ...inputs, scopes: unknownValue }, active), none(['scopes']));
  });

  it('never takes the words or the times of a request for a reason to ask again', () => {
    const words = { approverHint: 'eve@x.example', expiresIn: 60, waitForApproval: 5 };
    for (const outputs of ended) {
      const { changed, told } = diff({ ...inputs, ...words }, outputs);
      assert.deepEqual(changed, ['approverHint', 'waitForApproval', 'expiresIn']);
      assert.equal(told.length, 1);
    }
  });
});

function none(changed: string[]): { changed: string[]; replaces: string[]; told: string[] } {
  return { changed, replaces: [], told: [] };
}
