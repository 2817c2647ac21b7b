import type { Shown } from '../directory.ts';
import type { ObjectKind } from '../object/object-kind.ts';
import type { Properties } from '../resource-handler.ts';

/** What the directory shows instead of a secret. */
const masked = '***';

/** A calendar, conferencing, directory or application that a unit is connected to. */
export const integration: ObjectKind = {
  noun: 'integration',
  operations: {
    create: 'createIntegration',
    get: 'getIntegration',
    list: 'listIntegrations',
    update: 'updateIntegration',
    delete: 'deleteIntegration',
  },
  pathArguments: { id: 'organizationUnitId' },
  replacedBy: ['organizationUnitId', 'kind'],
  naturalKey: ['organizationUnitId', 'kind', 'displayName'],
  adoptQuery: ({ kind }) => ({ kind }),
  present: (shown: Shown, previous: Properties): Properties => ({
    ...shown,
    settings: unmasked(shown.settings, previous.settings),
  }),
};

/**
 * Settings as shown, each mask with the value that it stands for as far as that is known. So another secret in the program
 * is a change, and one that somebody else has set is none: nobody can see it.
 *
 * @param known - the settings as last written or read
 */
function unmasked(shown: unknown, known: unknown): unknown {
  if (shown === masked) return known ?? masked;
  if (Array.isArray(shown))
    return shown.map((item, index) => unmasked(item, Array.isArray(known) ? known[index] : undefined));
  if (shown === null || typeof shown !== 'object') return shown;
  const before = isObject(known) ? known : {};
  return Object.fromEntries(Object.entries(shown).map(([key, value]) => [key, unmasked(value, before[key])]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
