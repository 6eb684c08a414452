import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from './random.ts';

const many = (draw: (random: Random) => number, count = 4000): number[] => {
  const random = createRandom(5);
  return Array.from({ length: count }, () => draw(random));
};
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

describe('chance', () => {
  it('is the same for the same seed and name', () => {
    const draw = (seed: number, name: string) =>
      Array.from({ length: 5 }, () => createRandom(seed).fork(name).below(1e9));
    expect(draw(1, 'a')).toEqual(draw(1, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
  });

  it('of a fork does not depend on what was drawn before', () => {
    const [fresh, used] = [createRandom(3), createRandom(3)];
    used.between(0, 1);
    expect(used.fork('x').below(1e9)).toBe(fresh.fork('x').below(1e9));
  });

  it.each([
    ['between', (random: Random) => random.between(2, 4), 3],
    ['below', (random: Random) => random.below(11), 5],
    ['chance', (random: Random) => Number(random.chance(0.25)), 0.25],
    ['times', (random: Random) => random.times(2.5), 2.5],
    ['pick', (random: Random) => random.pick([1, 2, 3]), 2],
    // The mean of a log-normal distribution lies above its median.
    ['around', (random: Random) => random.around(10), 10 * Math.exp(0.125)],
  ] as const)('%s is as likely as it says', (_, draw, want) => {
    expect(mean(many(draw)) / want).toBeGreaterThan(0.93);
    expect(mean(many(draw)) / want).toBeLessThan(1.07);
  });

  it('has nothing to pick from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError);
  });
});
