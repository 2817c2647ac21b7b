import { type Espalier, EspalierNotFoundError, type Party, type PartyType } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import { type LookupOptions, lookUp, NotOne, whenKnown } from './lookup-client.ts';
import { everyOne, onlyKey } from './one-match.ts';

/** Names a group or a unit by exactly one of `groupId`, `organizationUnitId`. */
export interface MembersQuery {
  groupId?: string;
  organizationUnitId?: string;
  /** Of a group: also the members of groups in it. Default: `false`. */
  transitive?: boolean;
  /** Of a unit: also those who live in units below it. Default: `false`. */
  recursive?: boolean;
  /** Only members of this type. Default: any. */
  partyType?: PartyType;
}

/**
 * Members of a group, or parties that live in a unit.
 *
 * @throws pulumi.RunError when there is no such group or unit
 */
export function listMembers(query: MembersQuery, options: LookupOptions = {}): Promise<Party[]> {
  return lookUp('listMembers', options, async (client) => {
    const [key, id] = onlyKey(query, ['groupId', 'organizationUnitId']);
    try {
      return await everyOne(key === 'groupId' ? ofGroup(client, id, query) : ofUnit(client, id, query));
    } catch (error) {
      if (!(error instanceof EspalierNotFoundError)) throw error;
      throw new NotOne(`there is no ${key === 'groupId' ? 'group' : 'unit'} with id ${id} in this tenant`);
    }
  });
}

function ofGroup(client: Espalier, id: string, { transitive = false, partyType }: MembersQuery) {
  return client.groups.members(id, { transitive, ...(partyType && { partyType }) }) as AsyncIterable<Party>;
}

function ofUnit(client: Espalier, id: string, { recursive = false, partyType }: MembersQuery) {
  return client.ou.members(id, { recursive, ...(partyType && { partyType }) }) as AsyncIterable<Party>;
}

/** As {@link listMembers}, for arguments that are outputs. */
export function listMembersOutput(
  query: pulumi.Input<{ [Key in keyof MembersQuery]: pulumi.Input<MembersQuery[Key]> }>,
  options: LookupOptions = {},
): pulumi.Output<Party[]> {
  return whenKnown(query as pulumi.Input<MembersQuery>, options, (known) => listMembers(known, options));
}
