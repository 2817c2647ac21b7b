/** What tells the types of party apart; their fields come from the schema. */
import type { OperationId } from '@espalier/sdk';
import type { PartyType } from '../directory.ts';

export interface PartyKind {
  readonly partyType: PartyType;
  /** Operation whose body is what a program may say about such a party. */
  readonly createOperation: OperationId;
  /** Arguments that are the provider's own, with what they may be; the first is the default. */
  readonly choices: { readonly [argument: string]: readonly string[] };
}

export const partyKinds: { readonly [type in PartyType]: PartyKind } = {
  organization_unit: {
    partyType: 'organization_unit',
    createOperation: 'createOrganizationUnit',
    choices: { deletionMode: ['refuse', 'cascade', 'rehome'] },
  },
  natural_person: { partyType: 'natural_person', createOperation: 'createPerson', choices: {} },
  organization: { partyType: 'organization', createOperation: 'createOrganization', choices: {} },
  service: { partyType: 'service', createOperation: 'createService', choices: {} },
  group: {
    partyType: 'group',
    createOperation: 'createGroup',
    choices: { memberMode: ['exact', 'additive'] },
  },
};

/** The kind named by `partyType`, or undefined when that is not one (or not known yet). */
export function partyKind(partyType: unknown): PartyKind | undefined {
  return typeof partyType === 'string' && Object.hasOwn(partyKinds, partyType)
    ? partyKinds[partyType as PartyType]
    : undefined;
}
