/**
 * How to add a resource whose object is not a party: describe it here, and it has a whole life.
 *
 * 1. `handlers/kinds/NAME.ts`: an {@link ObjectKind}, some twenty lines. `kinds/relationship.ts` is the model.
 * 2. `provider-text.ts`: its name in `ResourceType`; `dynamic.ts`: `export const NAME = dynamicHost(objectHandler('NAME', kind), session)`.
 * 3. `resources/NAME.ts`: the class with typed, documented arguments; `index.ts`: its export.
 * 4. `host/failure-text.ts`: a line for each error code of its operations that needs advice.
 * 5. `test/fixtures/provider-text.fixture.json` and `make` in `test/provider/resource-classes.test.ts`; its life in a slow test;
 *    a page in `docs/provider`.
 *
 * What the kit does for each, so that no description says it: undefined is not managed and null clears; check by the
 * schema of the create body, unknown values let through; one POST with a key made from the URN, repeatable at any time;
 * `adopt`; one PUT or PATCH with what differs and nothing when nothing does; reads that share paged listings, return
 * inputs of managed properties only, and take a 404 for "gone" only from the tenant that the object was made in;
 * replacement that deletes first; errors that name the property.
 *
 * What a description cannot say goes into its hooks: `check` (rules beyond the schema), `present` (what the API does
 * not show, such as masked secrets), `complete` (calls after a create or update, such as a secret to make or a status to wait for).
 * A whole step can be its own: `{ ...objectHandler(kind), delete: ... }`.
 */
import type { ListOperationId, OperationId } from '@espalier/sdk';
import type { Call, Shown } from '../directory.ts';
import type { CheckFailure, HandlerContext, Properties } from '../resource-handler.ts';

/** One kind of object, told to {@link objectHandler}. Arguments have the names of the fields of the API's body. */
export interface ObjectKind {
  /** What messages call it, for example `relationship`. */
  readonly noun: string;
  readonly operations: {
    /** Its body is what a program may say, beside `pathArguments` and `ownArguments`. */
    readonly create: OperationId;
    readonly list: ListOperationId;
    /** Left out: an object is found in the list only. */
    readonly get?: OperationId;
    /** PUT or PATCH; left out: objects never change, and to change an argument that does not replace is refused in the preview. */
    readonly update?: OperationId;
    /** Left out: objects stay in the directory, with a warning. They are then made again, and found, by their natural key. */
    readonly delete?: OperationId;
  };
  /** Path parameter of create and list by the argument that it comes from, as in `{ id: 'organizationUnitId' }`. Default: none. */
  readonly pathArguments?: Readonly<Record<string, string>>;
  /** Arguments that never travel to the directory, each with what is wrong with a value (undefined: nothing). Default: none. */
  readonly ownArguments?: Readonly<Record<string, (value: unknown) => string | undefined>>;
  /** Arguments with another name in the API, as in `{ profileId: 'id' }`. Default: none. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Arguments whose change replaces the object. */
  readonly replacedBy: readonly string[];
  /** Arguments that together tell objects apart: what `adopt: true` looks for. */
  readonly naturalKey: readonly string[];
  /** Query that narrows the list down for `adopt: true`. Default: none, the whole list is walked. */
  readonly adoptQuery?: (inputs: Properties) => Readonly<Record<string, unknown>>;
  /** Whether a wanted value is the one shown, where equality of JSON is not it; see `comparisons.ts`. What is the same keeps the program's spelling. */
  readonly comparisons?: Readonly<Record<string, (wanted: unknown, shown: unknown) => boolean>>;
  /** The id as Pulumi keeps it. Default: the field `id`. */
  readonly idOf?: (shown: Shown) => string;
  /** What identifies the object within the tenant, where the id alone does not. Default: the id. */
  readonly identityOf?: (properties: Properties) => string;
  /** Call that reads one. Default: the id as path parameter `id`. */
  readonly getCall?: (id: string, outputs: Properties) => Call;
  /** Outputs that no read shows again, such as a secret; they stay as they were. Default: none. */
  readonly keptOutputs?: readonly string[];
  /** Rules that the schema does not tell. Must let unknown values through. */
  readonly check?: (inputs: Properties) => CheckFailure[];
  /** Puts in what the API hides; `previous` are the inputs just written over the outputs before, or those outputs. */
  readonly present?: (shown: Shown, previous: Properties) => Properties;
  /** More to do when the object is as the program says. What it resolves to is added to the outputs. */
  readonly complete?: (done: Completion, context: HandlerContext) => Promise<Properties>;
}

/** What happened to an object, for `complete`. */
export interface Completion {
  /** `adopted`: somebody else's before; `recovered`: made by an earlier attempt of this resource, whose answer was lost. */
  readonly how: 'created' | 'adopted' | 'recovered' | 'updated';
  readonly id: string;
  readonly urn: string;
  readonly inputs: Properties;
  /** Outputs before an update; empty otherwise. */
  readonly before: Properties;
  /** As the answer showed it: after a POST with what is shown only once. */
  readonly outputs: Properties;
}
