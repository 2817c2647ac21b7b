import type { Shown } from '../directory.ts';
import { sameSet } from '../object/comparisons.ts';
import type { Completion, ObjectKind } from '../object/object-kind.ts';
import { wholeNumber } from '../object/own-arguments.ts';
import { type HandlerContext, type Properties, UnfinishedCreate } from '../resource-handler.ts';
import { addSecret, endSecrets, freshSecret, secretsOf } from './application-secrets.ts';

/** What an integrator publishes. Its secret is known in the answer that makes it, and in the state, and nowhere else. */
export const application: ObjectKind = {
  noun: 'application',
  operations: {
    create: 'createApplication',
    get: 'getApplication',
    list: 'listApplications',
    update: 'updateApplication',
    delete: 'deleteApplication',
  },
  ownArguments: { secretGeneration: wholeNumber(0, 1_000_000) },
  replacedBy: [],
  naturalKey: ['organizationUnitId', 'displayName'],
  adoptQuery: ({ organizationUnitId }) => ({ organizationUnitId }),
  comparisons: { redirectUris: sameSet, allowedScopes: sameSet },
  keptOutputs: ['clientSecret', 'clientSecretId', 'previousSecretId', 'secretIsLost'],
  present: withoutSecretList,
  complete: secretOutputs,
};

/** When a secret was last used changes all the time and is nothing that a program manages. */
function withoutSecretList({ secrets, ...shown }: Shown): Properties {
  // Of the answer to a create the one secret is the one that it shows.
  const [first] = 'clientSecret' in shown ? secretsOf({ secrets }) : [];
  return first === undefined ? shown : { ...shown, clientSecretId: first.id };
}

async function secretOutputs(done: Completion, context: HandlerContext): Promise<Properties> {
  const { how, id, urn, inputs, before, outputs } = done;
  if (how === 'created') return {};
  // Its secrets are at work somewhere: this one comes beside them.
  if (how === 'adopted') return addSecret(id, `${urn} adopts ${id}`, context);
  if (how === 'recovered' || before.secretIsLost === true) return recovered(done, context);
  return generationOf(inputs) > generationOf(before) ? rotated(id, urn, outputs, context) : {};
}

async function recovered({ id, urn, outputs }: Completion, context: HandlerContext): Promise<Properties> {
  try {
    return { ...(await freshSecret(id, urn, context)), secretIsLost: undefined };
  } catch (error) {
    // The next run has to know that this is still to be done.
    throw new UnfinishedCreate({ id, outputs: { ...outputs, secretIsLost: true } }, error);
  }
}

function generationOf({ secretGeneration }: Properties): number {
  return typeof secretGeneration === 'number' ? secretGeneration : 0;
}

/** The secret before the one that works now has had a whole generation to leave; the one that works now becomes the one before. */
async function rotated(
  id: string,
  urn: string,
  { clientSecretId, previousSecretId }: Properties,
  context: HandlerContext,
): Promise<Properties> {
  if (typeof previousSecretId === 'string') await endSecrets(id, [previousSecretId], context);
  // The same for each attempt, whatever generation the program says by then: what a killed one made is found.
  const made = await addSecret(id, `${urn} after ${String(clientSecretId)}`, context);
  return { ...made, previousSecretId: clientSecretId };
}
