import type { Espalier } from '@espalier/sdk';
import { showProgress } from '../progress.ts';
import { type LiveObject, liveObject } from './live-object.ts';
import { objectTypes } from './object-types.ts';

/**
 * Every object of the tenant that a program could manage, oldest first within each type. The lists are read one after
 * the other: what changes meanwhile may be seen in one and not in another.
 */
export async function readTenant(client: Espalier): Promise<LiveObject[]> {
  const objects: LiveObject[] = [];
  const progress = showProgress();
  for (const kind of objectTypes) {
    for await (const shown of kind.list(client)) {
      objects.push(liveObject(kind, shown));
      progress.update(`reading ${kind.plural}: ${objects.length} objects so far`);
    }
  }
  progress.end();
  return objects;
}
