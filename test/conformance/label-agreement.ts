import type { LabelFlow } from '@lockstep/promql';

/** How the labels of a real series contradict what is said of them; empty when they do not. */
export function labelContradictions(
  { must, may, lost }: LabelFlow,
  series: Readonly<Record<string, string>>,
): readonly string[] {
  // A label without a value is no label.
  const real = new Set(Object.keys(series).filter((label) => series[label] !== ''));
  const unexpected = [...real].filter((label) => (may === 'anything' ? lost.has(label) : !may.has(label)));
  return [
    ...unexpected.map((label) => `\`${label}\` is there, and cannot be`),
    ...[...must].filter((label) => !real.has(label)).map((label) => `\`${label}\` is not there, and must be`),
  ];
}
