/** What a customer has made of a request, in words, and what `onRevoked` says to do about it. */
import { type Properties, ResourceFailure } from '../resource-handler.ts';
import { hasEnded, refusedScopes } from './authorization-kind.ts';

/** What the program does not have although it asks for it, in words; undefined: it has everything, or somebody is being asked. */
export function declined(outputs: Properties): string | undefined {
  const { status, statusReason, actionUrl } = outputs;
  const reason = typeof statusReason === 'string' ? ` (${statusReason})` : '';
  if (hasEnded(outputs)) return `the authorization is ${String(status)}${reason}`;
  if (status === 'needs_reauthorization') {
    const where = typeof actionUrl === 'string' ? ` at ${actionUrl}` : '';
    return `the authorization works again once the customer has consented anew${where}${reason}`;
  }
  const refused = refusedScopes(outputs);
  return refused.length === 0
    ? undefined
    : `the customer has not granted ${refused.join(', ')}${reason}; the rest works`;
}

/** How to ask again, for a report. */
export const howToAskAgain =
  'it is not asked again by itself: change message or scopes, or set onRevoked to "request"';

/** Whether `onRevoked` wants something done. */
export function wantsAction({ onRevoked }: Properties): boolean {
  return onRevoked === 'request' || onRevoked === 'fail';
}

/** @throws ResourceFailure when `onRevoked` says so */
export function failIfSaid({ onRevoked }: Properties, outputs: Properties): void {
  const text = declined(outputs);
  if (onRevoked === 'fail' && text !== undefined)
    throw new ResourceFailure(`${text}, and onRevoked is "fail"`, 'onRevoked');
}
