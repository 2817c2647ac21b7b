import { type Effective, EspalierNotFoundError } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import { type LookupOptions, lookUp, NotOne, whenKnown } from './lookup-client.ts';

/** Names the party whose branding and terms to tell. */
export interface EffectiveQuery {
  /** Id of a unit, or of a party of any other type. */
  id: string;
}

/**
 * Branding and terms of service that hold for a unit or party, each with the unit or tenant that supplies it.
 *
 * @throws pulumi.RunError when there is no such party
 */
export function getEffective({ id }: EffectiveQuery, options: LookupOptions = {}): Promise<Effective> {
  return lookUp('getEffective', options, async (client) => {
    try {
      return await client.parties.effective(id);
    } catch (error) {
      if (error instanceof EspalierNotFoundError)
        throw new NotOne(`there is no party with id ${id} in this tenant`);
      throw error;
    }
  });
}

/** As {@link getEffective}, for arguments that are outputs. */
export function getEffectiveOutput(
  query: pulumi.Input<{ id: pulumi.Input<string> }>,
  options: LookupOptions = {},
): pulumi.Output<Effective> {
  return whenKnown(query as pulumi.Input<EffectiveQuery>, options, (known) => getEffective(known, options));
}
