/** An active assignment of the role owner, at a unit as a whole. */
export interface Owner {
  id: string;
  organization_unit_id: string;
}

/**
 * Those among leaving owners that must stay, so that every unit that has an active owner keeps one: of a unit whose owners
 * all leave, the oldest (contract 7: the last ACTIVE owner at a unit that has one).
 *
 * @param owners - all active owners of the units, oldest first
 * @param leaving - ids of assignments that are to go, be suspended or become another role
 */
export function ownersWhoStay(owners: Owner[], leaving: ReadonlySet<string>): string[] {
  const byUnit = Map.groupBy(owners, (owner) => owner.organization_unit_id);
  return [...byUnit.values()].flatMap((ofUnit) =>
    ofUnit.every(({ id }) => leaving.has(id)) ? ofUnit.slice(0, 1).map(({ id }) => id) : [],
  );
}
