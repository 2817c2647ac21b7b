/**
 * How to teach `export` and `drift` another resource type: describe it in `object-types.ts`, some ten lines. Everything
 * else follows: which fields a program may set (the schema of the create body), references to other objects, names, the
 * program, the import file, the comparison with a stack's state.
 */
import type { Espalier, OperationId } from '@espalier/sdk';

/** An object as the API shows it. */
export type Shown = Readonly<Record<string, unknown>>;

/** One resource type of the provider, and the objects in the directory that it stands for. */
export interface ObjectType {
  /** Name of its class, and end of its type token, as in `Person`. */
  readonly type: string;
  /** What to call several of them, as in `persons`. */
  readonly plural: string;
  /** Its body is what a program may say. */
  readonly createOperation: OperationId;
  /**
   * All of them in the tenant, without those that come with every tenant and those that are over. `unitIds` are all units
   * of the tenant, for what has a list in each.
   */
  readonly list: (client: Espalier, unitIds: readonly string[]) => AsyncIterable<Shown>;
  /** Whether something else than a program makes and unmakes it: then it is neither exported nor unmanaged. Default: no. */
  readonly isDerived?: (shown: Shown) => boolean;
  /** The id that Pulumi keeps. Default: the field `id`. */
  readonly idOf?: (shown: Shown) => string;
  /** Arguments that have another name in the API and in programs, as in `{ profileId: 'id' }`. Default: none. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Argument that create and list take from the path, and the body does not have. Default: none. */
  readonly inPath?: string;
  /** Argument in which the directory shows `***` for secrets; a program says where to get them. Default: none. */
  readonly masked?: string;
  /** What tells it from others of its type, read from its arguments. Default: the id. */
  readonly identityOf?: (values: Shown) => string;
  /** Values that a program need not say; an argument that has its value is left out. Default: none. */
  readonly defaults?: (shown: Shown) => Shown;
  /** Arguments that its class passes on as null where a program leaves them out. Default: none. */
  readonly cleared?: readonly string[];
  /**
   * Whether a value of the program is right, where that is not to be the same as the tenant's; `shown` is the whole object.
   * Default: for each argument, equality.
   */
  readonly comparisons?: Readonly<Record<string, (stack: unknown, tenant: unknown, shown: Shown) => boolean>>;
  /** Outputs that are the provider's own, as they are when the program does not say otherwise. Default: none. */
  readonly ownOutputs?: Shown;
  /** Argument that holds its place, whose object's name its own name begins with, as in `parentOuId`. Default: none. */
  readonly place?: string;
  /** Words that tell it apart in its place, for people and for the names of resources. */
  readonly words: (shown: Shown, nameOf: (id: unknown) => string) => readonly string[];
  /**
   * Arguments of other types that together name it, each with the argument of its own that has this value; the first
   * stands for its id. Default: any one argument whose name ends with Id or Ids.
   */
  readonly namedBy?: Readonly<Record<string, string>>;
  /** Whether it has to be made after another one that it does not refer to by an argument. Default: never. */
  readonly follows?: (shown: Shown, other: { readonly type: string; readonly shown: Shown }) => boolean;
}

/** For lists, oldest first: what is added later changes no name that was given before. */
export const byAge = { sort: 'createdAt', sortDirection: 'ASC' } as const;
