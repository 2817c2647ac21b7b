import { EspalierError } from '@espalier/sdk';
import type { Directory, Shown } from '../directory.ts';
import { changedArguments, outputsOf } from '../object/object-properties.ts';
import { showObject } from '../object/read-object.ts';
import { updateObject } from '../object/write-object.ts';
import { idempotencyKey } from '../repeatable-create.ts';
import {
  type HandlerContext,
  type Properties,
  ResourceFailure,
  type UpdateRequest,
} from '../resource-handler.ts';
import { authorization, hasEnded, refusedScopes } from './authorization-kind.ts';
import { awaitApproval } from './await-approval.ts';
import { declined, failIfSaid, howToAskAgain } from './customer-decision.ts';
import { requestBody } from './request-body.ts';

/** Whether a change is a reason to ask a customer again who has said no. */
export function asksForOther(changed: readonly string[]): boolean {
  return changed.includes('scopes') || changed.includes('message');
}

/** Changes what is asked or granted; asks again where that is what the program says; then waits if it shall. */
export async function updateAuthorization(
  request: UpdateRequest,
  context: HandlerContext,
): Promise<Properties> {
  const { inputs, outputs } = request;
  const asksAnew =
    inputs.onRevoked === 'request' || asksForOther(changedArguments(authorization, inputs, outputs));
  const written = hasEnded(outputs)
    ? await afterEnd(request, outputs, asksAnew, context)
    : await change(request, asksAnew, context);
  return settled(request, written, context);
}

async function change(
  request: UpdateRequest,
  asksAnew: boolean,
  context: HandlerContext,
): Promise<Properties> {
  const { inputs, outputs } = request;
  if (!asksAnew) failIfSaid(inputs, outputs);
  if (inputs.onRevoked === 'request' && outputs.status === 'needs_reauthorization')
    return askAgain(request, outputs, context);
  // What was refused has to be sent once more to be asked once more.
  const isRefused = asksAnew && refusedScopes(outputs).length > 0;
  const before = isRefused ? { ...outputs, scopes: outputs.grantedScopes } : outputs;
  try {
    const written = await updateObject(authorization, { ...request, outputs: before }, context);
    return await linkedFor(request, outputs, written, context);
  } catch (error) {
    if (!(error instanceof EspalierError) || error.code !== 'authorization_not_active') throw error;
    // Ended since the state was written.
    return afterEnd(request, await now(request, context), asksAnew, context);
  }
}

/** The link of a widening lives as long as the program says, not as long as the directory's default. */
async function linkedFor(
  { id, urn, inputs }: UpdateRequest,
  before: Properties,
  written: Properties,
  { directory }: HandlerContext,
): Promise<Properties> {
  const isNewLink = written.pendingScopes != null && written.actionUrl !== before.actionUrl;
  if (inputs.expiresIn === undefined || !isNewLink) return written;
  const call = { path: { id }, body: { expiresIn: inputs.expiresIn } };
  const key = idempotencyKey(`${urn} link after ${String(written.actionUrl)}`);
  const { data } = await directory.operations.write('createAuthorizationLink', call, { idempotencyKey: key });
  return outputsOf(authorization, data, { ...written, ...inputs });
}

/** What to do about an authorization that has ended. */
async function afterEnd(
  request: UpdateRequest,
  ended: Properties,
  asksAnew: boolean,
  context: HandlerContext,
): Promise<Properties> {
  if (asksAnew) return askAgain(request, ended, context);
  failIfSaid(request.inputs, ended);
  context.warn(`${declined(ended)}; ${howToAskAgain}`);
  return outputsOf(authorization, ended, { ...ended, ...request.inputs });
}

/** Asks for what has ended, under the same id. The key is the same for every attempt after the same end. */
export async function askAgain(
  { id, urn, inputs }: Pick<UpdateRequest, 'id' | 'urn' | 'inputs'>,
  ended: Shown,
  context: HandlerContext,
): Promise<Properties> {
  const key = idempotencyKey(`${urn} again ${id} since ${String(ended.statusChangedAt)}`);
  const call = { body: requestBody(inputs) };
  const made = await context.directory.operations.write('requestAuthorization', call, {
    idempotencyKey: key,
  });
  const shown = made.replayed ? await mustShow(id, inputs, context.directory) : made.data;
  const outputs = outputsOf(authorization, shown, {});
  // The customer may have come round meanwhile: then the request has changed nothing.
  const written = await updateObject(authorization, { id, urn, inputs, outputs }, context);
  return { ...written, tenantId: outputs.tenantId };
}

/** Waits if the program says so, and tells what became of it. */
export async function settled(
  { id, inputs }: Pick<UpdateRequest, 'id' | 'inputs'>,
  written: Properties,
  context: HandlerContext,
): Promise<Properties> {
  const shown = await awaitApproval(id, inputs, written, context);
  if (shown === undefined) return written;
  const outputs = outputsOf(authorization, shown, { ...written, ...inputs });
  const text = declined(outputs);
  if (text !== undefined) context.warn(`${text}; ${howToAskAgain}`);
  return outputs;
}

async function now(request: UpdateRequest, context: HandlerContext): Promise<Properties> {
  const { id, inputs, outputs } = request;
  return outputsOf(authorization, await mustShow(id, inputs, context.directory), { ...outputs, ...inputs });
}

/**
 * An authorization that has to be there, since none is ever deleted.
 *
 * @throws ResourceFailure when it is not
 */
export async function mustShow(id: string, inputs: Properties, directory: Directory): Promise<Shown> {
  const shown = await showObject(authorization, id, inputs, directory);
  if (shown === undefined) throw new ResourceFailure(`the authorization ${id} is gone; run pulumi refresh`);
  return shown;
}
