import { type AuditEntry, type Changes, changesBetween } from '../audit/audit-trail.ts';
import type { PartyKind } from './party.rules.ts';

/**
 * The event of a party that was made.
 *
 * @param shown - its fields; those that are null say nothing
 * @param beside - changes that the party itself does not show, such as the members of a group
 */
export function createdEntry(
  { auditName }: PartyKind,
  id: string,
  shown: Record<string, unknown>,
  beside: Changes = {},
): AuditEntry {
  return {
    action: `${auditName}.created`,
    resource: { type: auditName, id },
    changes: { ...changesBetween({}, shown), ...beside },
  };
}

/** The event of a party that was deleted. */
export function deletedEntry({ auditName }: PartyKind, id: string, now: Date): AuditEntry {
  return {
    action: `${auditName}.deleted`,
    resource: { type: auditName, id },
    changes: changesBetween({ deletedAt: null }, { deletedAt: now.toISOString() }),
  };
}
