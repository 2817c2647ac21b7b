import { isConnectionFailure } from '../db/store.ts';
import type { ErrorCode } from '../generated/error-catalog.ts';
import { ApiError, fieldError } from './api-error.ts';

interface ConstraintMeaning {
  code: ErrorCode;
  pointer: string;
  message: string;
}

/** What a violated constraint means to the caller. The one place where names of constraints turn into answers. */
const constraintMeanings: Record<string, ConstraintMeaning> = {
  tenants__slug: {
    code: 'slug_taken',
    pointer: '/slug',
    message: 'another tenant has this slug; choose another',
  },
  parties__uri: {
    code: 'uri_taken',
    pointer: '/uri',
    message: 'another live party of the tenant has this uri',
  },
  parties__external_id: {
    code: 'external_id_taken',
    pointer: '/externalId',
    message: 'another live party of the tenant has this externalId',
  },
  organization_units__sibling_name: {
    code: 'ou_name_taken',
    pointer: '/displayName',
    message: 'a live sibling has this displayName; choose another, or another parent',
  },
  party_specializations__role: {
    code: 'specialization_duplicate',
    pointer: '/specializations',
    message: 'two specializations have the same subtype and unit; keep one',
  },
  relationships__pair: {
    code: 'relationship_exists',
    pointer: '/relationshipType',
    message: 'an undeleted relationship of this type between these parties exists',
  },
  relationships__symmetric_pair: {
    code: 'relationship_exists',
    pointer: '/relationshipType',
    message: 'an undeleted relationship of this symmetric type between these parties exists',
  },
  relationships__window: {
    code: 'validation_failed',
    pointer: '/validUntil',
    message: 'must not be before validFrom',
  },
  relationship_types__pkey: {
    code: 'relationship_type_taken',
    pointer: '/type',
    message: 'this relationship type exists; choose another name',
  },
  roles__pkey: { code: 'role_taken', pointer: '/name', message: 'this role exists; choose another name' },
  role_assignments__once: {
    code: 'role_already_assigned',
    pointer: '/role',
    message: 'the party holds this role there already',
  },
  profiles__pkey: {
    code: 'profile_version_taken',
    pointer: '/version',
    message: 'this version of the profile exists; choose a higher one',
  },
  group_members__not_itself: {
    code: 'group_cycle',
    pointer: '/memberIds',
    message: 'a group cannot be a member of itself',
  },
};

/** Lost races that a repeat of the whole transaction settles: serialization failure and deadlock. */
export function isRetryable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40001' || code === '40P01';
}

/** Turns an error of the engine into the answer it means; undefined for one that has no meaning to a caller. */
export function meaningOf(error: unknown): ApiError | undefined {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  if (code === '23505' || code === '23514') {
    const meaning = constraintMeanings[constraint ?? ''];
    if (meaning) return fieldError(meaning.code, meaning.pointer, meaning.message);
  }
  if (isRetryable(error) || code === '57014' || isConnectionFailure(error))
    return new ApiError('store_unavailable');
  return undefined;
}
