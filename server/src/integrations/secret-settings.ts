import type { ErrorDetail } from '../errors/api-error.ts';
import { pointerSegment } from '../http/json-pointer.ts';

/** Free JSON of an integration. */
export type Settings = Record<string, unknown>;

/** What stands in answers and in the trail for a secret; sent, it keeps the stored one. */
export const masked = '***';

/** Keys whose values are secrets (contract, section 7), at any depth. */
const secretKey = /(secret|password|token|key)$/i;

type Change = (value: unknown, pointer: string) => unknown;

/**
 * Settings with each secret replaced. A secret is the whole value of such a key, whatever it is made of, but null: so
 * nothing of it can show for having another form.
 */
function mapSecrets(value: unknown, change: Change, pointer: string): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => mapSecrets(item, change, `${pointer}/${index}`));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const place = `${pointer}/${pointerSegment(key)}`;
    if (!secretKey.test(key)) return [key, mapSecrets(item, change, place)];
    return [key, item === null ? null : change(item, place)];
  });
  return Object.fromEntries(entries);
}

/** Settings as answers show them. */
export function maskSettings(stored: Settings): Settings {
  return mapSecrets(stored, () => masked, '') as Settings;
}

/** Stored secrets by their place, still encrypted. */
function sealedSecrets(stored: Settings): Map<string, string> {
  const found = new Map<string, string>();
  mapSecrets(stored, (value, pointer) => found.set(pointer, value as string), '');
  return found;
}

/** Encrypts and decrypts single values. */
export interface Sealing {
  seal(plain: string): string;
  open(sealed: string): string;
}

/** Settings as they are kept, and what is wrong with those sent. */
export interface SealedSettings {
  stored: Settings;
  faults: ErrorDetail[];
}

/**
 * Makes settings of a body ready to be kept: each secret encrypted on its own. One sent as `***`, or with the value that it
 * has, keeps the text that is stored, so that settings that did not change compare as equal.
 *
 * @param sent - the whole settings
 * @param before - what is stored now; `{}` for a new integration
 */
export function sealSettings(sent: Settings, before: Settings, secrets: Sealing): SealedSettings {
  const known = sealedSecrets(before);
  const faults: ErrorDetail[] = [];
  const stored = mapSecrets(
    sent,
    (value, pointer) => {
      const sealed = known.get(pointer);
      if (value === masked) {
        const message = `there is no stored secret here that ${masked} could keep; send its value`;
        if (sealed === undefined)
          faults.push({ pointer: `/settings${pointer}`, code: 'not_allowed', message });
        return sealed;
      }
      const plain = JSON.stringify(value);
      return sealed !== undefined && secrets.open(sealed) === plain ? sealed : secrets.seal(plain);
    },
    '',
  ) as Settings;
  return { stored, faults };
}

/** Places of secrets that are there on one side only, or with another value. */
export function changedSecrets(
  before: Settings,
  after: Settings,
): { pointer: string; was: boolean; is: boolean }[] {
  const [old, young] = [sealedSecrets(before), sealedSecrets(after)];
  const places = [...new Set([...old.keys(), ...young.keys()])];
  return places
    .filter((pointer) => old.get(pointer) !== young.get(pointer))
    .map((pointer) => ({ pointer, was: old.has(pointer), is: young.has(pointer) }));
}
