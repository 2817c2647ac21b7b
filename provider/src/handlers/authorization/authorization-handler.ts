/** An application's authorization by a customer's unit: who asks declares it, who is asked decides, at a time of their own. */
import type { ManagedObjects } from '../managed-objects.ts';
import { objectHandler } from '../object/object-handler.ts';
import { identityOf } from '../object/object-properties.ts';
import { deleteObject } from '../object/write-object.ts';
import type {
  CheckFailure,
  CheckRequest,
  DiffRequest,
  DiffResult,
  ResourceHandler,
} from '../resource-handler.ts';
import { containsUnknown } from '../unknown-values.ts';
import { authorization } from './authorization-kind.ts';
import { waitingMs } from './await-approval.ts';
import { createAuthorization } from './create-authorization.ts';
import { declined, howToAskAgain, wantsAction } from './customer-decision.ts';
import { asksForOther, updateAuthorization } from './update-authorization.ts';

/** Shows the user of a resource one line. */
export type Tell = (urn: string, text: string) => void;

/** @param tell takes what a diff has to report, which has no other way to the user */
export function authorizationHandler(tell: Tell): ResourceHandler {
  const handler = objectHandler('ApplicationAuthorization', authorization);
  return {
    ...handler,
    extraMs: waitingMs,
    check: (request, objects) => [...handler.check(request, objects), ...pairFailures(request, objects)],
    diff(request, objects) {
      const result = handler.diff(request, objects);
      return withDecision(request, result, tell);
    },
    create: createAuthorization,
    update: updateAuthorization,
    async delete(request, context) {
      await deleteObject(authorization, request, context);
      // It stays in the directory, revoked, and another resource of the run may ask for it anew.
      context.objects.release(identityOf(authorization, request.id, request.outputs), request.urn);
    },
  };
}

function pairFailures({ urn, inputs }: CheckRequest, objects: ManagedObjects): CheckFailure[] {
  const { applicationId, organizationUnitId } = inputs;
  if (containsUnknown([applicationId, organizationUnitId])) return [];
  const holder = objects.claim(`authorization of ${applicationId} by ${organizationUnitId}`, urn);
  if (holder === undefined) return [];
  const name = holder.slice(holder.lastIndexOf('::') + 2);
  const reason = `"${name}" asks this unit for this application already; there is one authorization for the pair`;
  return [{ property: 'organizationUnitId', reason }];
}

/** What the customer has decided is reported, and acted on only as `onRevoked` says or when something else is asked for. */
function withDecision(
  { urn, inputs, outputs }: DiffRequest,
  { changed, replaces }: DiffResult,
  tell: Tell,
): DiffResult {
  const text = declined(outputs);
  if (text === undefined || replaces.length > 0 || asksForOther(changed)) return { changed, replaces };
  if (wantsAction(inputs)) return { changed: [...changed, 'status'], replaces };
  tell(urn, `${text}; ${howToAskAgain}`);
  return { changed, replaces };
}
