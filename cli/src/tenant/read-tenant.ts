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
  const unitIds: string[] = [];
  for (const kind of objectTypes) {
    for await (const shown of kind.list(client, unitIds)) {
      const object = liveObject(kind, shown);
      objects.push(object);
      if (kind.type === 'OrganizationUnit') unitIds.push(object.id);
      progress.update(`reading ${kind.plural}: ${objects.length} objects so far`);
    }
  }
  progress.end();
  return objects;
}
