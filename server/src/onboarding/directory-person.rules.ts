import type { components } from '../generated/openapi.ts';

/** A user as the directory names it. */
export type DirectoryUser = components['schemas']['DirectoryUser'];

/** Fields of a person that a directory may say. */
export interface PersonFields {
  displayName: string;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
}

const names = ['displayName', 'email', 'firstName', 'lastName'] as const;

/** What of a person is not as the directory says. A field that it leaves out stays as it is, null clears it. */
export function changedPersonFields(user: DirectoryUser, person: PersonFields): Partial<PersonFields> {
  const changed = names.filter((name) => user[name] !== undefined && user[name] !== person[name]);
  return Object.fromEntries(changed.map((name) => [name, user[name]]));
}
