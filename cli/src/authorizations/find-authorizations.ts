/** The authorizations that a command was asked for. */
import type { Authorization, AuthorizationStatus, Espalier } from '@espalier/sdk';
import { CommandError } from '../failure.ts';
import { findApplication, findUnit } from '../named-objects.ts';

/** Which authorizations; what is left out does not count. */
export interface AuthorizationFilters {
  /** Id or name. */
  readonly application?: string;
  /** Customer's unit: id, path or name. */
  readonly unit?: string;
  readonly status?: AuthorizationStatus;
}

/** Those that pass the filters, newest first. */
export async function listAuthorizations(
  client: Espalier,
  { application, unit, status }: AuthorizationFilters,
): Promise<Authorization[]> {
  const query = {
    ...(application === undefined ? {} : { applicationId: await findApplication(client, application) }),
    ...(unit === undefined ? {} : { organizationUnitId: await findUnit(client, unit) }),
    ...(status === undefined ? {} : { status }),
  };
  const found: Authorization[] = [];
  for await (const authorization of client.authorizations.list(query)) found.push(authorization);
  return found;
}

/**
 * The one authorization that an id or the filters leave. With both, they have to agree: a guard against the wrong id.
 *
 * @throws CommandError when none or several are left
 */
export async function findAuthorization(
  client: Espalier,
  id: string | undefined,
  filters: AuthorizationFilters,
): Promise<Authorization> {
  const isFiltered = filters.application !== undefined || filters.unit !== undefined;
  if (id !== undefined && !isFiltered) return client.authorizations.get(id);
  if (!isFiltered)
    throw new CommandError('which authorization? Give its id, or --application and --unit, which make one');
  const found = await listAuthorizations(client, filters);
  const left = id === undefined ? found : found.filter((each) => each.id === id);
  const [only, ...others] = left;
  if (only === undefined)
    throw new CommandError(
      'there is no such authorization; "espalier authorizations list" shows those there are',
    );
  if (others.length > 0)
    throw new CommandError(
      `${left.length} authorizations fit; give --application and --unit, or an id: ${left.map((each) => each.id).join(', ')}`,
    );
  return only;
}
