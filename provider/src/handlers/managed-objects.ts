/** What the engine has shown of the program so far in this process: which object each resource has, and what it shall become. */
import { type Properties, ResourceFailure } from './resource-handler.ts';
import { isUnknown } from './unknown-values.ts';

/** An object of the program. */
export interface Managed {
  readonly urn: string;
  /** The inputs of its resource. */
  readonly wanted: Properties;
  /** The properties that this run changes; `all` for one that it makes or replaces. */
  readonly changing: readonly string[] | 'all';
}

/** Something that leaves together with a unit, and so after it. */
export interface Leaver {
  /** Deletes it, now that the unit is gone. */
  readonly leave: () => Promise<void>;
  /** Called at the end of the run when the unit is still there. */
  readonly ifLeft: () => void;
}

interface Displaced {
  readonly fields: readonly string[];
  readonly ifLeft: () => void;
}

export class ManagedObjects {
  readonly #known = new Map<string, Managed>();
  readonly #takenBack = new Map<string, string>();
  readonly #siblings = new Map<string, string>();
  readonly #places = new Map<string, string>();
  readonly #claims = new Map<string, string>();
  readonly #claimOf = new Map<string, string>();
  readonly #displaced = new Map<string, Displaced>();
  readonly #leavers = new Map<string, Leaver[]>();
  #lastNews = Date.now();

  /**
   * Notes that the resource has this object in its state.
   *
   * @param changing properties that this run changes; left out: it may be any
   * @throws ResourceFailure when a create of this run has just taken the object for another resource
   */
  note(id: string, urn: string, wanted: Properties, changing: Managed['changing'] = 'all'): void {
    const taker = this.#takenBack.get(id);
    if (taker !== undefined && taker !== urn) throw sharedObject(id, taker);
    this.#know(id, { urn, wanted, changing });
  }

  /** Notes that a create has made, or found again, this object; false when another resource of the program has it. */
  take(id: string, urn: string, wanted: Properties): boolean {
    const owner = this.#known.get(id)?.urn ?? urn;
    if (owner !== urn) return false;
    this.#takenBack.set(id, urn);
    this.#know(id, { urn, wanted, changing: 'all' });
    return true;
  }

  /** Notes that the resource has ended this object, so that another one may have it. */
  release(id: string, urn: string): void {
    if (this.#known.get(id)?.urn === urn) this.#known.delete(id);
    if (this.#takenBack.get(id) === urn) this.#takenBack.delete(id);
  }

  /** What the program wants of the object; undefined when it is not, or not yet, known to be in the program. */
  wanted(id: string): Properties | undefined {
    return this.known(id)?.wanted;
  }

  /** As `wanted`, with what this run changes of it. */
  known(id: string): Managed | undefined {
    return this.#known.get(id);
  }

  /**
   * Notes that another resource made the object give up what these fields held.
   *
   * @param ifLeft called at the end of the run when the engine has neither shown nor deleted the object
   */
  displace(id: string, fields: readonly string[], ifLeft: () => void): void {
    const all = new Set([...this.displacedFields(id), ...fields]);
    this.#displaced.set(id, { fields: [...all], ifLeft });
  }

  /** Fields that do not hold what the state says, because another resource of this run needed their values. */
  displacedFields(id: string): readonly string[] {
    return this.#displaced.get(id)?.fields ?? [];
  }

  /** Notes that the object has what it had, or is no more. */
  settle(id: string): void {
    this.#displaced.delete(id);
  }

  /** Notes what can only go once the unit is deleted. */
  leaveWith(unitId: string, leaver: Leaver): void {
    this.#leavers.set(unitId, [...(this.#leavers.get(unitId) ?? []), leaver]);
  }

  /** What waited for the unit to be deleted, to be deleted now; it is then no longer waiting. */
  leaversOf(unitId: string): readonly Leaver[] {
    const leavers = this.#leavers.get(unitId) ?? [];
    this.#leavers.delete(unitId);
    return leavers;
  }

  /** The run is over. */
  end(): void {
    for (const leavers of this.#leavers.values()) for (const { ifLeft } of leavers) ifLeft();
    for (const [id, { ifLeft }] of this.#displaced) if (!this.#known.has(id)) ifLeft();
  }

  /** Notes that something was written, so that more may come of the program. */
  progress(): void {
    this.#lastNews = Date.now();
  }

  /** Milliseconds since the run has last got on: something new of the program, or something written. */
  quietMs(): number {
    return Date.now() - this.#lastNews;
  }

  /**
   * Notes that a resource is the only one to manage something, by any name that tells it; it gives up what it claimed
   * before. Returns the resource that has claimed it already, if there is one.
   */
  claim(what: string, urn: string): string | undefined {
    const holder = this.#claims.get(what);
    if (holder !== undefined && holder !== urn) return holder;
    this.#claims.delete(this.#claimOf.get(urn) ?? '');
    this.#claims.set(what, urn);
    this.#claimOf.set(urn, what);
    return undefined;
  }

  /** Whether another resource of the program has the object: then it is not this one's to delete, whatever its state says. */
  isOthers(id: string, urn: string): boolean {
    return (this.#known.get(id)?.urn ?? urn) !== urn;
  }

  /** Notes where a unit shall be; returns the resource that is to have the same displayName there, if there is one. */
  placeUnit(urn: string, parentOuId: unknown, displayName: unknown): string | undefined {
    this.progress();
    this.#siblings.delete(this.#places.get(urn) ?? '');
    this.#places.delete(urn);
    if (isUnknown(parentOuId) || isUnknown(displayName)) return undefined;
    const place = JSON.stringify([parentOuId, displayName]);
    const occupant = this.#siblings.get(place);
    if (occupant !== undefined) return occupant;
    this.#siblings.set(place, urn);
    this.#places.set(urn, place);
    return undefined;
  }

  #know(id: string, managed: Managed): void {
    this.progress();
    this.#known.set(id, managed);
  }
}

function sharedObject(id: string, other: string): ResourceFailure {
  return new ResourceFailure(
    `its object ${id} was taken over by ${other} a moment ago, because that resource once had the same URN; ` +
      `give ${other} another name, and remove its entry with "pulumi state delete"`,
  );
}
