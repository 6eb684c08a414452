import { compileMatcher, type Matcher, type Selector } from '@lockstep/promql';
import type { CheckContext } from '../check.ts';
import type { KnownMetrics } from '../known-metrics.ts';

/** A matcher that picks buckets, and the bounds that it names. */
export interface BoundMatcher {
  readonly matcher: Matcher;
  readonly bounds: readonly string[];
}

/** Matchers of a selector of buckets that name bounds, one or several. */
export function boundMatchers(selector: Selector, metrics: KnownMetrics): readonly BoundMatcher[] {
  if (metrics.selected(selector)?.role !== 'bucket') return [];
  return selector.matchers.flatMap((matcher) => {
    const { label, operator, value } = matcher;
    if (label.name !== 'le' || value.templated || value.value === '' || operator.startsWith('!')) return [];
    const compiled = compileMatcher(operator, value.value);
    return 'problem' in compiled || compiled.literals === undefined ? [] : [{ matcher, bounds: compiled.literals }];
  });
}

/** The bounds that buckets have, as they are stored; undefined when that is not known. */
export function knownBounds(selector: Selector, metrics: KnownMetrics): readonly string[] | undefined {
  const domain = metrics.selected(selector)?.labels.get('le');
  return domain?.kind === 'closed' ? domain.values : undefined;
}

/** Whether no bucket has this bound. Before version 3 a bound is stored as the exporter writes it: `1` or `1.0`. */
export function isUnknownBound(
  bound: string,
  selector: Selector,
  { metrics, profile }: Pick<CheckContext, 'metrics' | 'profile'>,
): boolean {
  const known = knownBounds(selector, metrics);
  if (known === undefined || known.includes(bound)) return false;
  return profile.version[0] >= 3 || !known.some((one) => Number(one) === Number(bound));
}
