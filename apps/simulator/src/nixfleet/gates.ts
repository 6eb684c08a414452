import type { LabelValue, nixfleet } from '@lockstep/catalog';
import type { Surroundings } from '../component.ts';

/** What can stand in the way of a rollout to a host. */
export type Gate = LabelValue<(typeof nixfleet.metrics.nixfleet_gate_block_total)['labels']['gate']>;

/** Share of rollouts to a host that each gate blocks on a good day; waves and budgets are there to do so. */
const USUAL: readonly (readonly [Gate, number])[] = [
  ['wave-promotion', 0.06],
  ['disruption-budget', 0.04],
  ['channel-edges', 0.005],
  ['host-edge', 0.005],
];

/** Judges rollouts: the gate that blocks the next one, or nothing. */
export function createGates({
  random: chance,
  effects,
}: Pick<Surroundings, 'random' | 'effects'>): () => Gate | undefined {
  const random = chance.fork('gates');
  return () => {
    if (random.chance(effects().complianceBlocks)) return 'compliance-wave';
    return USUAL.find(([, share]) => random.chance(share))?.[0];
  };
}
