/** A user as far as finding its person goes. */
export interface MatchedUser {
  externalId: string;
  email?: string | null | undefined;
}

/** A live person that may be a user's. */
export interface Candidate {
  id: string;
  email: string | null;
}

/** Folds ASCII letters only, as the store does in every locale. */
export function foldEmail(email: string): string {
  return email.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * Which person each user is: the one that it is linked to, else one with the same address that no user of this directory is
 * linked to, else nobody yet (contract 7, Onboarding). Of several persons with an address the oldest is taken, of several
 * users the first.
 *
 * @param linked - live persons by the externalId that is linked to them, users that left among them
 * @param candidates - persons with the addresses of the users, oldest first
 * @returns ids of persons by externalId
 */
export function matchPersons(
  users: readonly MatchedUser[],
  linked: ReadonlyMap<string, string>,
  candidates: readonly Candidate[],
): Map<string, string> {
  const taken = new Set(linked.values());
  const free = Map.groupBy(
    candidates.filter(({ id, email }) => email !== null && !taken.has(id)),
    ({ email }) => foldEmail(email ?? ''),
  );
  const found = new Map<string, string>();
  for (const { externalId, email } of users) {
    const person = linked.get(externalId) ?? (email ? free.get(foldEmail(email))?.shift()?.id : undefined);
    if (person !== undefined) found.set(externalId, person);
  }
  return found;
}
