import type { AnyMetric, MetricType } from '@lockstep/catalog';
import { RegistryError } from './registry-error.ts';

/** Types of families that can be on a page with ours. */
export type PageType = MetricType | 'summary';

/** What each type adds to a family's name in one format or the other; nobody else may use these names. */
const SUFFIXES: Readonly<Record<PageType, readonly string[]>> = {
  counter: ['', '_total', '_created'],
  gauge: [''],
  histogram: ['', '_bucket', '_sum', '_count', '_created'],
  summary: ['', '_sum', '_count', '_created'],
};

/** The names that a family keeps from all others, in either format. */
export function reservedNames(name: string, type: PageType): readonly string[] {
  const base = type === 'counter' ? name.replace(/_total$/, '') : name;
  return SUFFIXES[type].map((suffix) => base + suffix);
}

/**
 * Refuses families whose samples could not be told apart, by the rule of OpenMetrics ("clashing names"), which covers
 * the text format. A gauge called `x_total` is legal while there is no counter `x_total`.
 *
 * @throws {RegistryError} naming both families and the name that they share.
 */
export function refuseClashes(metrics: readonly (readonly [name: string, metric: AnyMetric])[]): void {
  const owners = new Map<string, string>();
  for (const [name, { type }] of metrics) {
    for (const reserved of reservedNames(name, type)) {
      const owner = owners.get(reserved);
      if (owner === name) throw new RegistryError('DUPLICATE_FAMILY', `The family \`${name}\` is defined twice.`);
      if (owner !== undefined) {
        throw new RegistryError(
          'CLASHING_FAMILIES',
          `The families \`${owner}\` and \`${name}\` both claim the sample name \`${reserved}\`.`,
        );
      }
      owners.set(reserved, name);
    }
  }
}
