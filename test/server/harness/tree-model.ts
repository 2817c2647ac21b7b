/** A small model of the tree, written from the rules and not from the server: a list of units, every answer by search. */

interface ModelUnit {
  key: number;
  parent: number | null;
  name: string;
  code: string;
}

type Outcome =
  | 'ok'
  | 'ou_name_taken'
  | 'ou_cycle'
  | 'ou_depth_exceeded'
  | 'ou_not_empty'
  | 'gone'
  | 'no_parent';

const maxLevels = 16;
const levels = (code: string) => code.split('.').length;

/** Refuses an operation; the model is restored. */
class Refusal extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super(outcome);
    this.outcome = outcome;
  }
}

export class TreeModel {
  #units: ModelUnit[] = [];

  /** Runs an operation, or leaves everything as it was. */
  attempt(operation: () => void): Outcome {
    const before = this.#units.map((unit) => ({ ...unit }));
    try {
      operation();
      return 'ok';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#units = before;
      return error.outcome;
    }
  }

  get units(): readonly ModelUnit[] {
    return this.#units;
  }

  #find(key: number): ModelUnit {
    const unit = this.#units.find((each) => each.key === key);
    if (!unit) throw new Refusal('gone');
    return unit;
  }

  #children(parent: number | null): ModelUnit[] {
    return this.#units.filter((unit) => unit.parent === parent).sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  #subtree(top: ModelUnit): ModelUnit[] {
    return [top, ...this.#children(top.key).flatMap((child) => this.#subtree(child))];
  }

  /** The code after the highest of the siblings; `besides` is one that counts although it is leaving. */
  #nextCode(parent: number | null, besides?: string): string {
    const taken = [...this.#children(parent).map(({ code }) => code), ...(besides ? [besides] : [])];
    const highest = Math.max(0, ...taken.map((code) => Number(code.split('.').at(-1))));
    const own = String(highest + 1).padStart(5, '0');
    return parent === null ? own : `${this.#find(parent).code}.${own}`;
  }

  #checkName(name: string, parent: number | null, except?: number): void {
    if (this.#children(parent).some((unit) => unit.name === name && unit.key !== except))
      throw new Refusal('ou_name_taken');
  }

  #checkParent(parent: number | null): void {
    if (parent !== null && !this.#units.some(({ key }) => key === parent)) throw new Refusal('no_parent');
  }

  create(key: number, name: string, parent: number | null): void {
    this.#checkParent(parent);
    const code = this.#nextCode(parent);
    if (levels(code) > maxLevels) throw new Refusal('ou_depth_exceeded');
    this.#checkName(name, parent);
    this.#units.push({ key, parent, name, code });
  }

  rename(key: number, name: string): void {
    const unit = this.#find(key);
    this.#checkName(name, unit.parent, key);
    unit.name = name;
  }

  move(key: number, parent: number | null, besides?: string): void {
    const unit = this.#find(key);
    if (unit.parent === parent) return;
    this.#checkParent(parent);
    const subtree = this.#subtree(unit);
    if (subtree.some((each) => each.key === parent)) throw new Refusal('ou_cycle');
    const to = this.#nextCode(parent, besides);
    const height = Math.max(...subtree.map(({ code }) => levels(code))) - levels(unit.code);
    if (levels(to) + height > maxLevels) throw new Refusal('ou_depth_exceeded');
    this.#checkName(unit.name, parent, key);
    const from = unit.code;
    unit.parent = parent;
    for (const each of subtree) each.code = to + each.code.slice(from.length);
  }

  delete(key: number, mode: 'refuse' | 'cascade' | 'rehome'): void {
    const unit = this.#find(key);
    const children = this.#children(key);
    if (mode === 'refuse' && children.length > 0) throw new Refusal('ou_not_empty');
    const leaving = new Set(mode === 'cascade' ? this.#subtree(unit).map((each) => each.key) : [key]);
    this.#units = this.#units.filter((each) => !leaving.has(each.key));
    if (mode === 'rehome') for (const child of children) this.move(child.key, unit.parent, unit.code);
  }
}
