import type { Directory, Shown } from '../directory.ts';
import { onlyMatch } from '../only-match.ts';
import type { Properties } from '../resource-handler.ts';
import type { ObjectKind } from './object-kind.ts';
import { changedArguments, outputsOf, pathOf } from './object-properties.ts';
import { showObject } from './read-object.ts';

/**
 * The existing object that `adopt` means: by its id, or by its natural key.
 *
 * @returns undefined when there is none, or `adopt` does not ask for one
 * @throws ResourceFailure when several match, naming them
 */
export async function findAdoptable(
  kind: ObjectKind,
  inputs: Properties,
  directory: Directory,
): Promise<Shown | undefined> {
  const { adopt } = inputs;
  if (typeof adopt === 'string') return showObject(kind, adopt, inputs, directory);
  if (adopt !== true) return undefined;
  const found = await findByNaturalKey(kind, inputs, directory);
  return onlyMatch(found.map((shown) => ({ id: shown.id, shown })))?.shown;
}

/** All objects that have the natural key of these inputs. */
export async function findByNaturalKey(
  kind: ObjectKind,
  inputs: Properties,
  { operations }: Directory,
): Promise<Shown[]> {
  const query = kind.adoptQuery?.(inputs) ?? {};
  const rows = operations.rows(kind.operations.list, { path: pathOf(kind, inputs), query });
  const key = Object.fromEntries(kind.naturalKey.map((name) => [name, inputs[name] ?? null]));
  const found: Shown[] = [];
  for await (const row of rows) {
    if (changedArguments(kind, key, outputsOf(kind, row, {})).length === 0) found.push(row);
  }
  return found;
}
