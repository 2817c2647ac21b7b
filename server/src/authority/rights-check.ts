import type { Session } from '../db/session.ts';
import { ApiError, notFound } from '../errors/api-error.ts';
import { getRuleRow } from '../onboarding/provisioning-rule.store.ts';
import { allows, allowsAnywhere, type Grant, lacksToGive, mayManageRole, type Spot } from './grant.rules.ts';
import { manyPlaces, type RequestParts } from './many-places.ts';
import type { Need, Needs, Place, RoleDealing } from './need.rules.ts';
import { findSpot } from './place.store.ts';
import type { Right } from './role.rules.ts';
import { findRole } from './role.store.ts';
import { getAssignment } from './role-assignment.store.ts';

/** The refusal of a bounded caller (contract 7: lacking a right is 403 `right_missing`). */
export function rightMissing(right: Right | undefined): ApiError {
  const named = right ?? 'of an administrator';
  return new ApiError('right_missing', `the caller has no right ${named} there`, [
    { pointer: 'header:Authorization', code: 'right_missing', message: named },
  ]);
}

const neededFor: Record<RoleDealing, Right> = {
  give: 'roles:manage',
  change: 'roles:manage',
  take: 'roles:manage',
  provide: 'provisioning:manage',
};

function rightsNamed(need: Need): Right[] {
  if ('either' in need) return need.either.map(({ right }) => right);
  return ['right' in need ? need.right : neededFor[need.role]];
}

function fieldOf(body: unknown, name: string): unknown {
  return ((body ?? {}) as Record<string, unknown>)[name];
}

/**
 * Checks a write of a bounded caller against what its operation needs, step by step as the request is read: a caller without
 * the right learns nothing, and one that has it elsewhere only whether what the path names is there.
 */
export class RightsCheck {
  readonly #session: Session;
  readonly #grants: Grant[];
  readonly #needs: Need[];

  /** @throws ApiError `right_missing` when the caller has a needed right nowhere */
  constructor(session: Session, grants: Grant[], needs: Needs) {
    if (needs === 'unbounded') throw rightMissing(undefined);
    for (const need of needs) {
      const rights = rightsNamed(need);
      if (!rights.some((right) => allowsAnywhere(grants, right))) throw rightMissing(rights[0]);
    }
    this.#session = session;
    this.#grants = grants;
    this.#needs = needs;
  }

  /**
   * Checks what the path names; the body is not read yet.
   *
   * @throws ApiError `right_missing`, `resource_not_found`
   */
  async checkPath(parts: RequestParts): Promise<void> {
    for (const need of this.#needs) {
      if ('either' in need) await this.#either(need.either, parts);
      else if (need.at.source !== 'path') continue;
      else if ('right' in need) await this.#right(need, parts);
      else if (need.role !== 'provide') await this.#manage(need.at, parts);
    }
  }

  /**
   * Checks what the body names; its form is.
   *
   * @throws ApiError `right_missing`
   */
  async checkBody(parts: RequestParts): Promise<void> {
    for (const need of this.#needs) {
      if ('either' in need) continue;
      if ('role' in need) await this.#give(need.role, need.at, parts);
      else if (need.at.source === 'body') await this.#right(need, parts);
    }
  }

  async #either(needs: { right: Right; at: Place }[], parts: RequestParts): Promise<void> {
    for (const { right, at } of needs) {
      const spots = await this.#spots(at, parts);
      if (spots.every(({ spot }) => allows(this.#grants, right, spot))) return;
    }
    throw rightMissing(needs[0]?.right);
  }

  async #right({ right, at }: { right: Right; at: Place }, parts: RequestParts): Promise<void> {
    for (const { right: other, spot } of await this.#spots(at, parts)) {
      if (!allows(this.#grants, other ?? right, spot)) throw rightMissing(other ?? right);
    }
  }

  async #spots(at: Place, parts: RequestParts): Promise<{ right?: Right; spot: Spot }[]> {
    const many = manyPlaces[at.kind];
    if (many) {
      const spots = await many(this.#session, parts);
      if (!spots) throw notFound(at.kind, parts.path.id ?? '');
      return spots;
    }
    const value = at.source === 'path' ? parts.path[at.name] : fieldOf(parts.body, at.name);
    if (value === undefined && at.when !== 'always') return [];
    if (value == null) return at.when === 'set' ? [] : [{ spot: { code: null } }];
    const isNew = at.kind === 'new-application';
    const spot = await findSpot(this.#session, isNew ? 'unit' : at.kind, String(value));
    // What a body names and is not there is like a unit in which nobody has a right.
    if (!spot && at.source === 'path') throw notFound(at.kind, String(value));
    return [{ spot: { code: null, ...spot, ...(isNew ? { makesApplication: true } : {}) } }];
  }

  /** The caller deals with an assignment that is there. */
  async #manage(at: Place, { path }: RequestParts): Promise<void> {
    const assignment = await getAssignment(this.#session, path[at.name] ?? '');
    const spot = await findSpot(this.#session, 'assignment', assignment.id);
    if (!spot?.code || !mayManageRole(this.#grants, assignment.role, spot.code, assignment.subtree))
      throw rightMissing('roles:manage');
  }

  /** The role that a body gives, by itself or through a provisioning rule. */
  async #give(dealing: RoleDealing, at: Place, parts: RequestParts): Promise<void> {
    if (dealing === 'take') return;
    const { path, body } = parts;
    const id = at.source === 'path' ? path[at.name] : fieldOf(body, at.name);
    const before = dealing === 'change' ? await getAssignment(this.#session, String(id)) : undefined;
    // A rule that gives a role gives it to others after any change: to who is in another group by then.
    const provided =
      at.kind === 'provisioning-rule' ? (await getRuleRow(this.#session, String(id))).role : undefined;
    const names = new Set(
      [provided, fieldOf(body, 'role') ?? before?.role].filter((name) => name !== undefined),
    );
    const reach = dealing === 'provide' ? false : (fieldOf(body, 'subtree') ?? before?.subtree ?? false);
    if (names.size === 0) return;
    const spot = await findSpot(this.#session, at.kind, String(id));
    if (!spot?.code) throw rightMissing(neededFor[dealing]);
    for (const name of names) await this.#giveRole(dealing, String(name), spot.code, reach === true);
  }

  async #giveRole(dealing: RoleDealing, name: string, code: string, subtree: boolean): Promise<void> {
    // A role that is not there is the handler's affair: nothing is given.
    const role = await findRole(this.#session, name);
    if (dealing !== 'provide' && !mayManageRole(this.#grants, role?.name ?? '', code, subtree))
      throw rightMissing('roles:manage');
    const missing = role && lacksToGive(this.#grants, role, code, subtree);
    if (missing) throw rightMissing(missing);
  }
}
