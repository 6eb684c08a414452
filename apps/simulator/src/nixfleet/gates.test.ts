import { expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { HEALTHY } from '../scenario/effects.ts';
import { createGates } from './gates.ts';

const judged = (seed: number, complianceBlocks = 0) => {
  const evaluate = createGates({ random: createRandom(seed), effects: () => ({ ...HEALTHY, complianceBlocks }) });
  return Array.from({ length: 500 }, evaluate);
};

it('gates judge the same for the same seed', () => {
  expect(judged(1)).toEqual(judged(1));
  expect(judged(1)).not.toEqual(judged(2));
});

it('waves and budgets block on a good day, compliance does not', () => {
  expect(new Set(judged(1))).toEqual(
    new Set([undefined, 'wave-promotion', 'disruption-budget', 'channel-edges', 'host-edge']),
  );
});

it('compliance blocks as often as the scenario says', () => {
  const blocks = judged(1, 0.7).filter((gate) => gate === 'compliance-wave');
  expect(blocks.length / 500).toBeCloseTo(0.7, 1);
});
