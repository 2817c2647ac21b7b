import { strict as assert } from 'node:assert';
import { Rounds, spreadOf, takeTurns } from '../../bench/measure.ts';

describe('measuring of benchmarks', () => {
  it('takes the median between the two in the middle, whatever the order, and the bounds', () => {
    assert.deepEqual(spreadOf([9, 1, 4]), { median: 4, min: 1, max: 9 });
    assert.deepEqual(spreadOf([10, 2, 4, 100]), { median: 7, min: 2, max: 100 });
    assert.throws(() => spreadOf([]), RangeError);
  });

  it('divides within a round, so that a slow round does not count', () => {
    const [floor, ours] = [new Rounds(), new Rounds()];
    for (const slowness of [1, 10, 3]) {
      floor.add({ seconds: 2 * slowness });
      ours.add({ seconds: 3 * slowness });
    }
    assert.deepEqual(ours.ratioTo(floor, 'seconds'), { median: 1.5, min: 1.5, max: 1.5 });
  });

  it('refuses a figure that was not measured', () => {
    const rounds = new Rounds();
    rounds.add({ seconds: 1 });
    assert.throws(() => rounds.of('second'), /no figure second/);
  });

  it('lets contenders take turns, backwards in every other round', async () => {
    const order: string[] = [];
    const contender = (name: string) => async (round: number) => {
      order.push(name + round);
      return { round };
    };
    const { a } = await takeTurns({ a: contender('a'), b: contender('b') }, 3);
    assert.deepEqual(order, ['a0', 'b0', 'b1', 'a1', 'a2', 'b2']);
    assert.deepEqual(a.of('round'), { median: 1, min: 0, max: 2 });
  });
});
