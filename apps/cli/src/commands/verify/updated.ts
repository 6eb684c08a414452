import type { DescribedType, MetricDescription } from '@lockstep/catalog';
import type { ParsedSample } from '@lockstep/metrics';

/** Types whose series count from zero. */
export const RISING: ReadonlySet<DescribedType> = new Set(['counter', 'histogram', 'summary']);

/** Whether a family that counts has counted anything: a histogram or summary by its counts. */
export function isUpdated(name: string, { type }: MetricDescription, samples: readonly ParsedSample[]): boolean {
  const counting = type === 'counter' ? name : `${name}_count`;
  return samples.some((sample) => sample.name === counting && sample.value !== 0);
}
