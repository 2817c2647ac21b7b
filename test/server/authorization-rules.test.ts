import { strict as assert } from 'node:assert';
import {
  approve,
  consent,
  deny,
  endTokens,
  revoke,
} from '../../server/src/authorizations/authorization-decision.rules.ts';
import {
  change,
  relink,
  requestAgain,
  requestFirst,
} from '../../server/src/authorizations/authorization-request.rules.ts';
import {
  type ActionLink,
  type AuthorizationState,
  atTime,
  presentAuthorization,
  type Step,
} from '../../server/src/authorizations/authorization-state.rules.ts';
import { ApiError } from '../../server/src/errors/api-error.ts';

const pair = { id: 'a', tenantId: 't', applicationId: 'app', organizationUnitId: 'unit' };
const asker = { at: '2026-11-20T08:00:00.000Z', byId: 'asker', source: 'pulumi' };
const person = { at: '2026-11-20T09:00:00.000Z', byId: 'person', source: undefined };
const later = '2026-12-20T08:00:00.000Z';

function linkOf(key: string, expiresAt = '2026-11-27T08:00:00.000Z'): ActionLink {
  return { key, expiresAt, redirectUri: null, state: null, codeChallenge: null };
}

const ask = { scopes: ['read'], message: null, approverHint: null, link: linkOf('first') };
const pending = requestFirst(pair, ask, undefined, asker).state;
const active = approve(pending, {}, person).state;

function stepOf(step: Step | undefined): Step {
  assert.ok(step, 'something changes');
  return step;
}

const tired = stepOf(endTokens(active, 'refresh_token_reused', linkOf('again'), person)).state;
const revoked = stepOf(revoke(active, null, person)).state;
const denied = deny(pending, {}, person).state;

function refusedWith(code: string, work: () => unknown): void {
  assert.throws(work, (error) => error instanceof ApiError && error.code === code);
}

/** What a page, or the owner of a token, goes by. */
function shown({ status, scopes, pendingScopes, tokenGeneration }: AuthorizationState): unknown[] {
  return [status, scopes, pendingScopes, tokenGeneration];
}

describe('an authorization whose tokens ended', () => {
  it('needs a person, has a link, and no token of before works again', () => {
    assert.deepEqual(shown(tired), ['needs_reauthorization', ['read'], null, 1]);
    assert.equal(tired.statusReason, 'refresh_token_reused');
    const view = presentAuthorization(tired, 'https://espalier.example', person.at);
    assert.equal(view.actionUrl, 'https://espalier.example/oauth/requests/again');
    assert.equal(presentAuthorization(tired, '', later).actionUrl, null);
    assert.equal(presentAuthorization(tired, '', later).status, 'needs_reauthorization');
  });

  it('is active again by consent or approval, under the same id', () => {
    const consented = stepOf(consent(tired, ['read', 'write'], person));
    assert.deepEqual(
      [...shown(consented.state), consented.action],
      ['active', ['read', 'write'], null, 2, 'authorization.approved'],
    );
    const approved = approve(tired, { linkKey: 'again' }, person);
    assert.deepEqual(
      [...shown(approved.state), approved.event],
      ['active', ['read'], null, 1, 'authorization.approved'],
    );
    assert.deepEqual(shown(deny(tired, {}, person).state), ['denied', ['read'], null, 1]);
    refusedWith('authorization_expired', () => approve(tired, {}, { ...person, at: later }));
  });

  it('takes a fresh link, narrower and wider scopes', () => {
    const linked = relink(tired, linkOf('third'), asker).state;
    assert.deepEqual([linked.status, linked.link?.key], ['needs_reauthorization', 'third']);
    const wider = stepOf(
      change(tired, { scopes: ['read', 'write'] }, linkOf('wide'), undefined, asker),
    ).state;
    assert.deepEqual(shown(wider), ['needs_reauthorization', ['read'], ['read', 'write'], 1]);
    assert.deepEqual(shown(approve(wider, {}, person).state), ['active', ['read', 'write'], null, 1]);
    const asked = stepOf(requestAgain(tired, { ...ask, link: linkOf('new') }, undefined, asker)).state;
    assert.deepEqual(shown(asked), ['pending', ['read'], null, 2]);
  });

  it('keeps the link of a widening that waits, and says nothing twice', () => {
    const waiting = stepOf(
      change(active, { scopes: ['read', 'write'] }, linkOf('wide'), undefined, asker),
    ).state;
    const ended = stepOf(endTokens(waiting, 'refresh_token_unused', linkOf('again'), person)).state;
    assert.deepEqual([ended.pendingScopes, ended.link?.key], [['read', 'write'], 'wide']);
    for (const state of [pending, denied, tired, revoked])
      assert.equal(endTokens(state, 'refresh_token_reused', linkOf('x'), person), undefined);
  });
});

describe('consent without a request', () => {
  it('answers a pending one with what the person was shown', () => {
    assert.deepEqual(shown(stepOf(consent(pending, ['write'], person)).state), [
      'active',
      ['write'],
      null,
      0,
    ]);
  });

  it('adds to an active one, and answers a widening that it covers', () => {
    assert.equal(consent(active, ['read'], person), undefined);
    const more = stepOf(consent(active, ['write'], person));
    assert.deepEqual(
      [...shown(more.state), more.action],
      ['active', ['read', 'write'], null, 0, 'authorization.upgraded'],
    );
    assert.equal(more.state.statusChangedAt, active.statusChangedAt);
    const change3 = { scopes: ['read', 'write', 'groups'] };
    const waiting = stepOf(change(active, change3, linkOf('wide'), undefined, asker)).state;
    assert.deepEqual(stepOf(consent(waiting, ['write'], person)).state.pendingScopes, change3.scopes);
    assert.equal(stepOf(consent(waiting, ['write', 'groups'], person)).state.pendingScopes, null);
  });

  it('brings back what had ended under the same id, with another generation of tokens', () => {
    const expired = atTime(pending, later);
    assert.equal(expired.status, 'expired');
    for (const state of [denied, expired, revoked]) {
      const back = stepOf(consent(state, ['write'], person)).state;
      assert.deepEqual(shown(back), ['active', ['write'], null, state.tokenGeneration + 1]);
      assert.deepEqual([back.id, back.approvedById, back.approvedAt], ['a', 'person', person.at]);
    }
  });
});

describe('a link', () => {
  it('decides only while it is the last one', () => {
    const relinked = relink(pending, linkOf('second'), asker).state;
    refusedWith('authorization_not_pending', () => approve(relinked, { linkKey: 'first' }, person));
    refusedWith('authorization_not_pending', () => deny(relinked, { linkKey: 'first' }, person));
    assert.equal(approve(relinked, { linkKey: 'second' }, person).state.status, 'active');
  });

  it('approves what was shown, not what is asked since', () => {
    const more = stepOf(change(pending, { scopes: ['read', 'write'] }, linkOf('x'), undefined, asker)).state;
    assert.deepEqual(approve(more, { scopes: ['read'] }, person).state.scopes, ['read']);
    const other = stepOf(change(pending, { scopes: ['write'] }, linkOf('x'), undefined, asker)).state;
    refusedWith('scope_not_allowed', () => approve(other, { scopes: ['read'] }, person));
  });
});

describe('generations of tokens', () => {
  it('rise whenever tokens must end, and only then', () => {
    assert.equal(active.tokenGeneration, 0);
    assert.equal(revoked.tokenGeneration, 1);
    assert.equal(stepOf(requestAgain(revoked, ask, undefined, asker)).state.tokenGeneration, 2);
    const narrowed = stepOf(
      change({ ...active, scopes: ['read', 'write'] }, { scopes: ['read'] }, linkOf('x'), undefined, asker),
    );
    assert.equal(narrowed.state.tokenGeneration, 0);
  });

  it('leave the source of the asking side with what a person decides', () => {
    assert.deepEqual([active.source, active.updatedById], ['pulumi', 'person']);
  });
});
