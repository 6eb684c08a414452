import { expect, test } from 'vitest';
import { Reservoir } from './reservoir.ts';

/** A small generator with a known sequence (Park and Miller), so that the test is the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test('few items are all kept', () => {
  const reservoir = new Reservoir<number>(5, seeded(1));
  [1, 2, 3].forEach((item) => reservoir.offer(item));
  expect(reservoir.items).toEqual([1, 2, 3]);
});

test('of many each has the same chance', () => {
  const random = seeded(7);
  const chosen = Array.from({ length: 10 }, () => 0);
  for (let round = 0; round < 20_000; round += 1) {
    const reservoir = new Reservoir<number>(3, random);
    for (let item = 0; item < 10; item += 1) reservoir.offer(item);
    expect(reservoir.items).toHaveLength(3);
    for (const item of reservoir.items) chosen[item] = (chosen[item] ?? 0) + 1;
  }
  // 6,000 each are expected; four standard deviations are 260.
  expect(chosen.filter((count) => Math.abs(count - 6000) > 260)).toEqual([]);
});
