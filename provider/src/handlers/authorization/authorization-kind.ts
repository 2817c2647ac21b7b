import { bodyFailures } from '../body-check.ts';
import type { Shown } from '../directory.ts';
import { sameSet } from '../object/comparisons.ts';
import type { ObjectKind } from '../object/object-kind.ts';
import { oneOf, wholeNumber } from '../object/own-arguments.ts';
import type { Properties } from '../resource-handler.ts';

/** Seconds: a day. Whoever approves later is found by the next `up`. */
const LONGEST_WAIT = 86_400;

/**
 * The connection of an application to a customer's unit. Unlike other objects it is never deleted: one that was revoked,
 * denied or has expired is asked for again under the same id.
 */
export const authorization: ObjectKind = {
  noun: 'authorization',
  operations: {
    create: 'requestAuthorization',
    get: 'getAuthorization',
    list: 'listAuthorizations',
    update: 'updateAuthorization',
    delete: 'revokeAuthorization',
  },
  ownArguments: {
    redirectUri: noBrowser,
    state: noBrowser,
    codeChallenge: noBrowser,
    waitForApproval: wholeNumber(0, LONGEST_WAIT),
    onRevoked: oneOf('report', 'request', 'fail'),
    // Belongs to a link, not to the authorization: no read shows it.
    expiresIn: (value) =>
      value === undefined
        ? undefined
        : bodyFailures('createAuthorizationLink', { expiresIn: value })[0]?.reason,
  },
  replacedBy: ['applicationId', 'organizationUnitId'],
  naturalKey: ['applicationId', 'organizationUnitId'],
  adoptQuery: ({ applicationId, organizationUnitId }) => ({ applicationId, organizationUnitId }),
  comparisons: { scopes: sameSet },
  present: withStanding,
};

/** The API takes them for a browser that an application has sent. */
function noBrowser(value: unknown): string | undefined {
  return value === undefined ? undefined : 'is not an argument: a program has no browser to come back to';
}

/** Whether nothing of it works any more, and nothing waits for a decision. */
export function hasEnded({ status }: Properties): boolean {
  return status === 'denied' || status === 'expired' || status === 'revoked';
}

/** Whether somebody is being asked. */
export function isWaiting({ status, pendingScopes }: Properties): boolean {
  return status === 'pending' || (!hasEnded({ status }) && pendingScopes != null);
}

/** Scopes that were asked for and not granted, with nothing waiting: the customer has refused them, or not answered in time. */
export function refusedScopes(outputs: Properties): string[] {
  if (hasEnded(outputs) || isWaiting(outputs)) return [];
  const granted = textsIn(outputs.grantedScopes);
  return textsIn(outputs.scopes).filter((scope) => !granted.includes(scope));
}

/**
 * What the customer has decided is no drift that the next `up` repairs: `scopes` and the words stay what the program has
 * asked for, and `grantedScopes` says what became of it.
 */
function withStanding(shown: Shown, previous: Properties): Properties {
  // Outputs of before, for a write that had nothing to send.
  if ('grantedScopes' in shown) return shown;
  const { status, message, approverHint } = shown;
  const scopes = textsIn(shown.scopes);
  const asked = shown.pendingScopes ?? scopes;
  const grantedScopes = status === 'active' || status === 'needs_reauthorization' ? scopes : [];
  if (hasEnded(shown)) {
    const words = {
      message: previous.message ?? message,
      approverHint: previous.approverHint ?? approverHint,
    };
    return { ...shown, ...words, scopes: previous.scopes ?? scopes, grantedScopes };
  }
  const wanted = textsIn(previous.scopes);
  const isPart = scopes.every((scope) => wanted.includes(scope));
  const isDecided = !isWaiting(shown) && isPart && wanted.length > 0;
  return { ...shown, scopes: isDecided ? wanted : asked, grantedScopes };
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
