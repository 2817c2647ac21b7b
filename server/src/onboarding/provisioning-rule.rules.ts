import type { ErrorDetail } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';

/** Fields of a rule that follow from its mode. */
export interface ModeFields {
  mode: components['schemas']['ProvisioningRule']['mode'];
  directoryIntegrationId: string | null;
  group: string | null;
}

function fault(name: string, isNeeded: boolean, mode: string, value: string | null): ErrorDetail[] {
  if (isNeeded === (value !== null)) return [];
  const [code, message] = isNeeded
    ? ['field_required', `is required for the mode ${mode}`]
    : ['not_allowed', `must be left out or null for the mode ${mode}`];
  return [{ pointer: `/${name}`, code, message }];
}

/** What does not fit the mode: manual takes neither directory nor group, directory the first, directory_group both (contract 7). */
export function modeFaults({ mode, directoryIntegrationId, group }: ModeFields): ErrorDetail[] {
  return [
    ...fault('directoryIntegrationId', mode !== 'manual', mode, directoryIntegrationId),
    ...fault('group', mode === 'directory_group', mode, group),
  ];
}
