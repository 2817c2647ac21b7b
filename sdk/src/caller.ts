/** One call from its arguments to its answer: check, write, send, read. */
import { errorFromAnswer, headerOf, unreadableAnswer } from './answer-error.ts';
import { answerTo, type Bounds, type Sender } from './attempts.ts';
import type {
  Answer,
  CallInput,
  Item,
  ListInput,
  ListOperationId,
  OperationId,
  Query,
} from './operation-types.ts';
import { type Operation, operationOf } from './operations.ts';
import { milliseconds, type RequestOptions, type Settings } from './options.ts';
import { List } from './pagination.ts';
import { bodyText } from './request-body.ts';
import { requestHeaders } from './request-headers.ts';
import { requestPath } from './request-path.ts';
import { bodyDetails, checkQuery, refusal } from './request-validation.ts';
import type { WireAnswer, WireRequest } from './transport.ts';

/** An answer with what its headers say. */
export interface WithMeta<Data> {
  readonly data: Data;
  /** Version of the resource, for `ifMatch`; undefined when the answer has none. */
  readonly etag: string | undefined;
  /** True when this is the kept answer to an earlier call with the same Idempotency-Key. */
  readonly replayed: boolean;
  /** HTTP status: 200, 201 or 204. */
  readonly status: number;
  /** `X-Correlation-ID`: finds the call in the server's logs and in the audit trail. */
  readonly correlationId: string | undefined;
}

/** A call whose types have been checked and are forgotten. */
interface UntypedInput {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: object | undefined;
  readonly body?: unknown;
}

/** Makes the calls of one client. */
export class Caller {
  readonly #sender: Sender;
  readonly #settings: Settings;

  constructor(sender: Sender, settings: Settings) {
    this.#sender = sender;
    this.#settings = settings;
  }

  /** Calls an operation and gives the body of its answer. */
  async call<Id extends OperationId>(
    id: Id,
    input: CallInput<Id>,
    options?: RequestOptions,
  ): Promise<Answer<Id>> {
    return (await this.#perform(id, input, options)).data as Answer<Id>;
  }

  /** Calls an operation and gives the body of its answer with what the headers say. */
  async callWithMeta<Id extends OperationId>(
    id: Id,
    input: CallInput<Id>,
    options?: RequestOptions,
  ): Promise<WithMeta<Answer<Id>>> {
    const { answer, data } = await this.#perform(id, input, options);
    return {
      data: data as Answer<Id>,
      etag: headerOf(answer, 'etag'),
      replayed: headerOf(answer, 'idempotency-replayed') === 'true',
      status: answer.status,
      correlationId: headerOf(answer, 'x-correlation-id'),
    };
  }

  /** The rows of a list; nothing is asked before they are read. */
  list<Id extends ListOperationId>(
    id: Id,
    input: ListInput<Id>,
    options?: RequestOptions,
  ): List<Item<Id>, Query<Id>, Answer<Id>> {
    return new List(operationOf(id).query, input.query, async (query) => {
      return (await this.#perform(id, { ...input, query }, options)).data as Answer<Id>;
    });
  }

  async #perform(
    id: OperationId,
    { path: values, query, body }: UntypedInput,
    options: RequestOptions | undefined,
  ): Promise<{ answer: WireAnswer; data: unknown }> {
    const operation = operationOf(id);
    const { origin, validate } = this.#settings;
    const path = requestPath(this.#settings, operation, values, query);
    const text = bodyText(body);
    if (validate) {
      if (query !== undefined) checkQuery(operation, query);
      const details = bodyDetails(operation, text === null ? undefined : JSON.parse(text));
      if (details.length > 0) throw refusal(details);
    }
    const headers = requestHeaders(this.#settings, operation, text !== null, options);
    const request: WireRequest = { method: operation.method, path, headers, body: text };
    const bounds = this.#bounds(operation, origin, path, options);
    const answer = await answerTo(this.#sender, request, bounds);
    if (answer.status >= 400) throw errorFromAnswer(answer, bounds.label);
    return { answer, data: successBody(answer, bounds.label) };
  }

  #bounds(operation: Operation, origin: string, path: string, options: RequestOptions | undefined): Bounds {
    return {
      timeoutMs: milliseconds('timeoutMs', options?.timeoutMs, this.#settings.timeoutMs),
      attemptTimeoutMs: milliseconds(
        'attemptTimeoutMs',
        options?.attemptTimeoutMs,
        this.#settings.attemptTimeoutMs,
      ),
      signal: options?.signal,
      // Without the query: it may hold names of people, and messages end up in logs.
      label: `${operation.method} ${origin}${path.split('?', 1)[0]}`,
    };
  }
}

function successBody(answer: WireAnswer, label: string): unknown {
  if (answer.status === 204) return undefined;
  try {
    if (answer.status < 300) return JSON.parse(answer.text);
  } catch {
    // Falls through: said below.
  }
  throw unreadableAnswer(answer, label);
}
