import type { ObjectKind } from '../object/object-kind.ts';
import type { CheckFailure, Properties } from '../resource-handler.ts';
import { isUnknown } from '../unknown-values.ts';

/** Who of a directory gets which role in a unit. */
export const provisioningRule: ObjectKind = {
  noun: 'provisioning rule',
  operations: {
    create: 'createProvisioningRule',
    get: 'getProvisioningRule',
    list: 'listProvisioningRules',
    update: 'updateProvisioningRule',
    delete: 'deleteProvisioningRule',
  },
  pathArguments: { id: 'organizationUnitId' },
  replacedBy: ['organizationUnitId'],
  naturalKey: ['organizationUnitId', 'mode', 'directoryIntegrationId', 'group', 'role'],
  check: sourceFailures,
};

/** What each mode reads. */
const sources: Readonly<Record<string, readonly string[]>> = {
  manual: [],
  directory: ['directoryIntegrationId'],
  directory_group: ['directoryIntegrationId', 'group'],
};

/** The server refuses it too, but only after other resources were written. */
function sourceFailures(inputs: Properties): CheckFailure[] {
  const { mode } = inputs;
  const needed = typeof mode === 'string' && !isUnknown(mode) ? sources[mode] : undefined;
  if (needed === undefined) return [];
  return ['directoryIntegrationId', 'group'].flatMap((property) => {
    const isNeeded = needed.includes(property);
    if (isUnknown(inputs[property]) || (inputs[property] != null) === isNeeded) return [];
    return [{ property, reason: `${isNeeded ? 'is required' : 'is not allowed'} with mode ${mode}` }];
  });
}
