import { allRights, type Right } from './role.rules.ts';

/** What the objects are that a need names; `places.store.ts` says where each is. */
export const placeKinds = [
  'unit',
  'new-application',
  'subtree',
  'move',
  'deletion',
  'party',
  'relationship',
  'assignment',
  'application',
  'integration',
  'provisioning-rule',
  'application-of',
  'customer-of',
  'approval',
  'batch',
  'apply',
] as const;

/** See {@link placeKinds}. */
export type PlaceKind = (typeof placeKinds)[number];

/** Where a right is needed: the place of an object that the request names. */
export interface Place {
  kind: PlaceKind;
  /** Where the request holds its id. */
  source: 'path' | 'body';
  /** Name of the path parameter or the field; empty: the whole body. */
  name: string;
  /** `always`: a field that is left out or null means the tenant root. `given`: left out, nothing is needed. `set`: nor when it is null. */
  when: 'always' | 'given' | 'set';
}

/** How an operation deals with roles themselves. */
export type RoleDealing = 'give' | 'change' | 'take' | 'provide';

/** What a bounded caller needs for a write. */
export type Need =
  | { right: Right; at: Place }
  | { role: RoleDealing; at: Place }
  | { either: { right: Right; at: Place }[] };

/** What a write needs of bounded callers; `unbounded`: they may never. */
export type Needs = 'unbounded' | Need[];

const placeForm = /^([a-z-]+) (path|body)(?::(\w+)(\?{0,2}))?$/;

function readPlace(text: unknown): Place {
  const [, kind, source, name = '', marks = ''] = placeForm.exec(String(text)) ?? [];
  if (kind === undefined || !placeKinds.includes(kind as PlaceKind))
    throw new Error(`x-right names no place that is known: ${text}`);
  const when = marks === '' ? 'always' : marks === '?' ? 'given' : 'set';
  return { kind: kind as PlaceKind, source: source as Place['source'], name, when };
}

function readRight({ right, at }: RawNeed): { right: Right; at: Place } {
  if (!allRights.includes(right as Right)) throw new Error(`x-right names no right: ${right}`);
  return { right: right as Right, at: readPlace(at) };
}

interface RawNeed {
  right?: unknown;
  role?: unknown;
  at?: unknown;
  either?: RawNeed[];
}

/**
 * Reads `x-right` of an operation.
 *
 * @throws Error when it says nothing that is understood: a write without it must not start
 */
export function readNeeds(raw: unknown): Needs {
  if (raw === 'unbounded') return raw;
  if (!Array.isArray(raw) || raw.length === 0) throw new Error('a write without x-right');
  return (raw as RawNeed[]).map((need) => {
    if (need.either) return { either: need.either.map(readRight) };
    if (need.role !== undefined) return { role: need.role as RoleDealing, at: readPlace(need.at) };
    return readRight(need);
  });
}
