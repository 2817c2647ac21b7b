import { ApiError } from '../errors/api-error.ts';

const maxBytes = 64 * 1024;
const maxLevels = 16;

function levelsOf(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  return 1 + Math.max(0, ...Object.values(value).map(levelsOf));
}

function refuse(message: string): never {
  throw new ApiError('validation_failed', `/branding ${message}`, [
    { pointer: '/branding', code: 'too_large', message },
  ]);
}

/**
 * Holds `branding` in a body to the limits that the schema states in words: 64 KiB of JSON, 16 levels, itself included.
 * It is copied into every event and every effective read, so it must stay small.
 *
 * @throws ApiError `validation_failed`
 */
export function assertBrandingLimits(body: unknown): void {
  const branding = (body as { branding?: unknown } | null)?.branding;
  if (branding === null || typeof branding !== 'object') return;
  if (levelsOf(branding) > maxLevels) refuse(`has more than ${maxLevels} levels`);
  const bytes = Buffer.byteLength(JSON.stringify(branding));
  if (bytes > maxBytes) refuse(`has ${bytes} bytes, at most ${maxBytes} are kept`);
}
