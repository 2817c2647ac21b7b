import type { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const dateTime = addFormats.default.get('date-time') as { validate: (text: string) => boolean };

/** RFC 3339, and an instant that the store can hold: the years 1 to 9999, no leap second. */
function isStorableInstant(text: string): boolean {
  if (!dateTime.validate(text)) return false;
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/**
 * Adds the formats of the schema. Two are narrower than the usual ones, which admit values that the store refuses late:
 * `urn:uuid:...`, and instants such as the year 0 or a sixtieth second.
 */
export function addStorableFormats(ajv: Ajv2020): void {
  addFormats.default(ajv);
  ajv.addFormat('uuid', /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i);
  ajv.addFormat('date-time', isStorableInstant);
}
