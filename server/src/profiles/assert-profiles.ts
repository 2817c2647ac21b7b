import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { Session } from '../db/session.ts';
import { ApiError, type ErrorDetail, fieldError } from '../errors/api-error.ts';
import { attributeFaults, compileProfileSchema, type SchemaBudget, tooComplex } from './json-schema.ts';
import { findProfile, type ProfileRow } from './profile.store.ts';

/** A role as a body gives it. */
export interface RoleInput {
  subtype: string;
  profileId: string | null;
  profileVersion: string | null;
  organizationUnitId: string | null;
  attributes: Record<string, unknown> | null;
}

const maxCompiled = 1_000;
/** Compiled once: a version of a profile never changes. The oldest go first. */
const compiled = new Map<string, ValidateFunction>();

function validatorOf(tenantId: string, profile: ProfileRow, budget: SchemaBudget): ValidateFunction {
  const key = `${tenantId}/${profile.id}/${profile.version}`;
  const known = compiled.get(key);
  if (known) return known;
  const validate = compileProfileSchema(profile.schema, budget);
  if (compiled.size >= maxCompiled) compiled.delete(compiled.keys().next().value as string);
  compiled.set(key, validate);
  return validate;
}

function faultsOf(
  tenantId: string,
  profile: ProfileRow,
  attributes: object,
  budget: SchemaBudget,
): ErrorDetail[] {
  try {
    return attributeFaults(validatorOf(tenantId, profile, budget), attributes, budget);
  } catch {
    // It compiled when it was made, so what it lacks now is time.
    return [tooComplex];
  }
}

async function checkRole<Role extends RoleInput>(
  session: Session,
  partyType: string,
  role: Role,
  pointer: string,
  budget: SchemaBudget,
): Promise<Role> {
  if (role.profileId === null) return role;
  const profile = await findProfile(session, role.profileId, role.profileVersion);
  if (!profile) {
    const what =
      role.profileVersion === null ? role.profileId : `${role.profileId} of version ${role.profileVersion}`;
    throw fieldError('reference_not_found', `${pointer}/profileId`, `there is no profile ${what}`);
  }
  if (!profile.party_types.includes(partyType)) {
    throw fieldError(
      'profile_not_applicable',
      `${pointer}/profileId`,
      `the profile ${profile.id} is for ${profile.party_types.join(', ')}, not for ${partyType}`,
    );
  }
  const faults = faultsOf(session.tenantId, profile, role.attributes ?? {}, budget);
  if (faults.length > 0) {
    const details = faults.map((fault) => ({ ...fault, pointer: `${pointer}/attributes${fault.pointer}` }));
    throw new ApiError('attributes_invalid', `${details[0]?.pointer} ${details[0]?.message}`, details);
  }
  return { ...role, profileVersion: String(profile.version) };
}

/**
 * Checks roles against their profiles and records the version that each was checked against.
 *
 * @param budget - what the schemas of the whole request may take
 * @returns the roles with `profileVersion` filled in
 * @throws ApiError `reference_not_found`, `profile_not_applicable`, `attributes_invalid`
 */
export async function assertProfiles<Role extends RoleInput>(
  session: Session,
  partyType: string,
  roles: Role[],
  budget: SchemaBudget,
): Promise<Role[]> {
  const checked: Role[] = [];
  for (const [index, role] of roles.entries())
    checked.push(await checkRole(session, partyType, role, `/specializations/${index}`, budget));
  return checked;
}
