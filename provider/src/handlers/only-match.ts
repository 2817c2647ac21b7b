import { ResourceFailure } from './resource-handler.ts';

/**
 * The one object that `adopt: true` has found; undefined when it found none.
 *
 * @throws ResourceFailure when several match, naming them
 */
export function onlyMatch<Found extends { readonly id: unknown }>(
  found: readonly Found[],
): Found | undefined {
  if (found.length < 2) return found[0];
  const ids = found.map(({ id }) => String(id)).join(', ');
  throw new ResourceFailure(
    `${found.length} objects match: ${ids}; name the one to take over: adopt: "ID"`,
    'adopt',
  );
}
