/** What a resource type can do, told in terms of no particular host: a dynamic provider calls it today, a native plugin can tomorrow. */
import type { Directory } from './directory.ts';
import type { ManagedObjects } from './managed-objects.ts';

/** A JSON object: inputs or outputs of a resource. Names that start with `__` belong to the host. */
export type Properties = { readonly [name: string]: unknown };

export interface CheckRequest {
  urn: string;
  inputs: Properties;
  /** Inputs of the resource as last deployed; empty when it does not exist yet or is about to be replaced. */
  oldInputs: Properties;
}

export interface CheckFailure {
  /** Path of the property, as in `specializations[0].subtype`. */
  property: string;
  reason: string;
}

export interface DiffRequest {
  urn: string;
  id: string;
  inputs: Properties;
  /** Outputs as last deployed or refreshed. */
  outputs: Properties;
}

export interface DiffResult {
  /** Properties that an update would change; empty means nothing to do. */
  changed: string[];
  /** Those of them that cannot change in place. */
  replaces: string[];
}

export interface CreateRequest {
  urn: string;
  inputs: Properties;
}

export interface CreateResult {
  id: string;
  outputs: Properties;
}

export interface ReadRequest {
  urn: string;
  id: string;
  outputs: Properties;
  /** Names of the inputs that the program sets; the others are none of its business. */
  managed: readonly string[];
}

export interface ReadResult {
  outputs: Properties;
  inputs: Properties;
}

export interface UpdateRequest {
  urn: string;
  id: string;
  inputs: Properties;
  /** Outputs as last deployed or refreshed. */
  outputs: Properties;
}

export interface DeleteRequest {
  urn: string;
  id: string;
  outputs: Properties;
}

/** What a host lends to one call. */
export interface HandlerContext {
  directory: Directory;
  objects: ManagedObjects;
  /** Fires when the call has to end. */
  signal: AbortSignal;
  /** Shows the user one line that stops nothing. Never a secret. */
  warn(text: string): void;
}

/**
 * One resource type. `check` and `diff` never leave the process; the others may throw `ResourceFailure` or any error
 * of the SDK, which the host turns into one line for the user.
 */
export interface ResourceHandler {
  /** Name in the type token, as in `OrganizationUnit`. */
  readonly type: string;
  /** Milliseconds that a create or update with these inputs may take beyond the usual time. Default: none. */
  extraMs?(inputs: Properties): number;
  /** Milliseconds for one operation. Default: two minutes. */
  readonly deadlineMs?: number;
  check(request: CheckRequest, objects: ManagedObjects): CheckFailure[];
  diff(request: DiffRequest, objects: ManagedObjects): DiffResult;
  /** Safe to repeat at any time: there is one object however often it runs. */
  create(request: CreateRequest, context: HandlerContext): Promise<CreateResult>;
  /** Resolves to undefined when the object is gone, and only then. */
  read(request: ReadRequest, context: HandlerContext): Promise<ReadResult | undefined>;
  update(request: UpdateRequest, context: HandlerContext): Promise<Properties>;
  delete(request: DeleteRequest, context: HandlerContext): Promise<void>;
}

/** A failure in words for the user; the host puts the resource in front. */
export class ResourceFailure extends Error {
  override readonly name: string = 'ResourceFailure';
  /** Path of the property that is to blame, where there is one. */
  readonly property: string | undefined;

  constructor(message: string, property?: string) {
    super(message);
    this.property = property;
  }
}

/**
 * The object exists and is this resource's own, but is not yet what the program says: the engine keeps it in the
 * state, so that `pulumi destroy` finds it and the next `pulumi up` goes on from here.
 */
export class UnfinishedCreate extends Error {
  override readonly name = 'UnfinishedCreate';
  readonly made: CreateResult;

  constructor(made: CreateResult, cause: unknown) {
    super('created, but not yet as the program says', { cause });
    this.made = made;
  }
}
