/** Objects that somebody names in words. */
import type { Espalier } from '@espalier/sdk';
import { CommandError } from './failure.ts';

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The id of a unit.
 *
 * @param wanted its id, its path from the root as in `/Sales/EMEA`, or its displayName where no other unit has it
 * @throws CommandError when there is none, or several
 */
export async function findUnit(client: Espalier, wanted: string): Promise<string> {
  if (idForm.test(wanted)) return wanted;
  const query = wanted.startsWith('/') ? { path: wanted } : { q: wanted };
  const found: string[] = [];
  for await (const { id, displayName } of client.ou.list(query))
    if ('path' in query || displayName === wanted) found.push(id);
  return theOnly(found, `unit ${wanted}; "espalier tree" shows those there are`);
}

/**
 * The id of an application.
 *
 * @param wanted its id, or its displayName where no other application has it
 * @throws CommandError when there is none that the token may see, or several
 */
export async function findApplication(client: Espalier, wanted: string): Promise<string> {
  if (idForm.test(wanted)) return wanted;
  const found: string[] = [];
  for await (const { id, displayName } of client.applications.list({ q: wanted }))
    if (displayName === wanted) found.push(id);
  return theOnly(found, `application ${wanted} that this token may see; name it by its id`);
}

function theOnly([id, ...others]: readonly string[], what: string): string {
  if (id === undefined) throw new CommandError(`there is no ${what}`);
  if (others.length === 0) return id;
  throw new CommandError(
    `there is more than one ${what.split(';')[0]}; give an id: ${[id, ...others].join(', ')}`,
  );
}
