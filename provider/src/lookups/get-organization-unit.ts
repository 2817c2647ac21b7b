import type { OrganizationUnit } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import { type LookupOptions, lookUp, whenKnown } from './lookup-client.ts';
import { exactlyOne, onlyKey } from './one-match.ts';

/** Names a unit in one of these ways. */
export type OrganizationUnitQuery =
  /** Names from a root downward, as in `/Sales/EMEA`; a `/` in a name is `%2F`. */
  | { path: string }
  /** Place in the tree, as in `00001.00042`. It changes with moves. */
  | { code: string }
  | { id: string }
  /** Your own key. */
  | { externalId: string };

/**
 * Finds one unit of the tenant.
 *
 * @param query exactly one of `path`, `code`, `id`, `externalId`
 * @throws pulumi.RunError when there is none
 */
export function getOrganizationUnit(
  query: OrganizationUnitQuery,
  options: LookupOptions = {},
): Promise<OrganizationUnit> {
  return lookUp('getOrganizationUnit', options, async (client) => {
    const [key, value] = onlyKey(query, ['path', 'code', 'id', 'externalId']);
    // Of an id, a 404 says it; of the others, the list is empty.
    const found = key === 'id' ? client.ou.get(value) : client.ou.list({ [key]: value });
    return exactlyOne('unit', query, found);
  });
}

/** As {@link getOrganizationUnit}, for arguments that are outputs. */
export function getOrganizationUnitOutput(
  query: pulumi.Input<{ [Key in 'path' | 'code' | 'id' | 'externalId']?: pulumi.Input<string> }>,
  options: LookupOptions = {},
): pulumi.Output<OrganizationUnit> {
  return whenKnown(query as pulumi.Input<OrganizationUnitQuery>, options, (known) =>
    getOrganizationUnit(known, options),
  );
}
