/** Measuring on a machine that is never quiet: contenders take turns, and ratios are taken within a round. */

/** Middle and bounds of a figure over the rounds. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** What one contender did in one round, by the name of the figure. */
export type Figures = Readonly<Record<string, number>>;

/** @throws RangeError when there are no values */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || min === undefined || max === undefined)
    throw new RangeError('no values to take a median of');
  return { median: (low + high) / 2, min, max };
}

/** The rounds of one contender. */
export class Rounds {
  readonly #rounds: Figures[] = [];

  add(figures: Figures): void {
    this.#rounds.push(figures);
  }

  of(figure: string): Spread {
    return spreadOf(this.#values(figure));
  }

  /** This contender's figure divided by the floor's, round by round: what slows both down cancels out. */
  ratioTo(floor: Rounds, figure: string): Spread {
    const below = floor.#values(figure);
    return spreadOf(this.#values(figure).map((value, round) => value / (below[round] ?? Number.NaN)));
  }

  #values(figure: string): number[] {
    return this.#rounds.map((figures) => {
      const value = figures[figure];
      if (value === undefined) throw new RangeError(`no figure ${figure} was measured`);
      return value;
    });
  }
}

/**
 * Runs every contender once per round, forwards in one and backwards in the next, so that neither first nor last
 * is a place of its own.
 */
export async function takeTurns<Name extends string>(
  contenders: Readonly<Record<Name, (round: number) => Promise<Figures>>>,
  rounds: number,
): Promise<Record<Name, Rounds>> {
  const names = Object.keys(contenders) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, new Rounds()])) as Record<Name, Rounds>;
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed())
      results[name].add(await contenders[name](round));
  }
  return results;
}

/** Seconds that `work` takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
