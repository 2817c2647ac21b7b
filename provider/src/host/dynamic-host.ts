/**
 * The one guard between Pulumi's dynamic provider host and the handlers. That host fails, hangs or loses objects on
 * results that are not plain JSON, ids that are not strings and errors that are not plain errors: none of them get past here.
 */
import type { dynamic } from '@pulumi/pulumi';
import {
  type CheckFailure,
  type CreateResult,
  type HandlerContext,
  type Properties,
  type ResourceHandler,
  UnfinishedCreate,
} from '../handlers/resource-handler.ts';
import { failureText, subjectOf } from './failure-text.ts';
import { plainJson } from './plain-json.ts';
import type { Session } from './session.ts';

/** Milliseconds for one operation on one resource, with all its requests and waits, unless its handler asks for more. */
const DEADLINE_MS = 120_000;

/** Inputs that are not arguments: the code that runs them, and what this host would not tell otherwise: the URN, and which arguments are secret. */
const hiddenInputs = { provider: '__provider', urn: '__urn', secrets: '__secrets' } as const;
/** Output with the names of the inputs: what `read` may turn into inputs again. */
const MANAGED = '__managed';

/** Makes a handler what the dynamic provider host runs. */
export function dynamicHost(
  handler: ResourceHandler,
  session: Session,
): dynamic.ResourceProvider<Properties, Properties> {
  async function guarded<Result>(
    properties: Properties,
    work: (context: Call) => Promise<Result>,
  ): Promise<Result> {
    const urn = String(properties[hiddenInputs.urn] ?? '');
    try {
      return await work({ urn, context: () => contextFor(session, urn, handler, properties) });
    } catch (error) {
      throw cleanError(error, failureText(error, urn, handler.type), properties);
    }
  }

  return {
    configure: async ({ config }) => session.configure((name) => config.get(name)),

    check: (olds, news) =>
      guarded(news, async ({ urn }) => {
        const problem = session.problem();
        const request = { urn, inputs: visible(news), oldInputs: visible(olds) };
        const failures =
          problem === undefined
            ? handler.check(request, session.objects)
            : [{ property: '', reason: problem }];
        return { inputs: plainJson(news), failures: failures.map((each) => withoutValue(each, news)) };
      }),

    diff: (id, olds, news) =>
      guarded(news, async ({ urn }) => {
        const request = { urn, id, inputs: visible(news), outputs: visible(olds) };
        const { changed, replaces } = handler.diff(request, session.objects);
        const changes = changed.length > 0 || managesOthers(olds, news);
        return { changes, replaces, deleteBeforeReplace: replaces.length > 0 };
      }),

    create: (inputs) =>
      guarded(inputs, async ({ urn, context }) => {
        const { id, outputs } = await handler.create({ urn, inputs: visible(inputs) }, context());
        return { id: String(id), outs: outputsToKeep(outputs, inputs) };
      }),

    read: (id, props = {}) =>
      guarded(props, async ({ urn, context }) => {
        const managed = namesIn(props[MANAGED]);
        const found = await handler.read({ urn, id, outputs: visible(props), managed }, context());
        if (found === undefined) return {};
        const kept = { [hiddenInputs.urn]: urn };
        return {
          id,
          props: plainJson({ ...found.outputs, ...kept, [MANAGED]: managed }),
          inputs: plainJson({ ...found.inputs, ...kept }),
        };
      }),

    update: (id, olds, news) =>
      guarded(news, async ({ urn, context }) => {
        const request = { urn, id, inputs: visible(news), outputs: visible(olds) };
        return { outs: outputsToKeep(await handler.update(request, context()), news) };
      }),

    delete: (id, props) =>
      guarded(props, ({ urn, context }) => handler.delete({ urn, id, outputs: visible(props) }, context())),
  };
}

interface Call {
  urn: string;
  context: () => HandlerContext;
}

function contextFor(
  session: Session,
  urn: string,
  { type, deadlineMs = DEADLINE_MS, extraMs }: ResourceHandler,
  properties: Properties,
): HandlerContext {
  const signal = AbortSignal.timeout(deadlineMs + (extraMs?.(properties) ?? 0));
  return {
    directory: session.directory(urn, signal),
    signal,
    objects: session.objects,
    warn: (text) => showWarning(urn, type, text),
  };
}

/** Shows the user one line about a resource, which the engine prints under Diagnostics of the stack. */
export function showWarning(urn: string, type: string, text: string): void {
  console.warn(`warning: ${subjectOf(urn, type)}: ${text}`);
}

/** Properties without those of this host. */
function visible(properties: Properties): Properties {
  const hidden: readonly string[] = [...Object.values(hiddenInputs), MANAGED];
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !hidden.includes(name)));
}

/** The engine prints the value of the property that a failure names, a secret one too: the reason names that instead. */
function withoutValue({ property, reason }: CheckFailure, inputs: Properties): CheckFailure {
  const isSecret = namesIn(inputs[hiddenInputs.secrets]).includes(property);
  return isSecret ? { property: '', reason: `${property}: ${reason}` } : { property, reason };
}

function outputsToKeep(outputs: Properties, inputs: Properties): Properties {
  const urn = inputs[hiddenInputs.urn];
  return plainJson({ ...outputs, [hiddenInputs.urn]: urn, [MANAGED]: Object.keys(visible(inputs)).sort() });
}

/**
 * Whether the program names other properties than before: the state has to learn that, though the directory need not.
 * `adopt` is left out; it says how to begin, not what to manage.
 */
function managesOthers(olds: Properties, news: Properties): boolean {
  const before = namesIn(olds[MANAGED]).filter((name) => name !== 'adopt');
  const now = Object.keys(visible(news)).filter((name) => name !== 'adopt');
  return MANAGED in olds && (before.length !== now.length || now.some((name) => !before.includes(name)));
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** An error that the host can pass on: plain, without a stack, and with an `id` only when the object is ours to keep. */
function cleanError(error: unknown, message: string, inputs: Properties): Error {
  const clean = new Error(message);
  clean.stack = '';
  return error instanceof UnfinishedCreate
    ? Object.assign(clean, partialState(error.made, message, inputs))
    : clean;
}

function partialState({ id, outputs }: CreateResult, message: string, inputs: Properties): object {
  // On this path the host does not add the code that runs the resource, without which it could not even be deleted.
  const properties = {
    ...outputsToKeep(outputs, inputs),
    [hiddenInputs.provider]: inputs[hiddenInputs.provider],
  };
  return { id: String(id), properties, reasons: [message] };
}
