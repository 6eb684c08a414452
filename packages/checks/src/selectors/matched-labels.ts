import type { LabelDescription } from '@lockstep/catalog';
import { compileMatcher, type CompiledMatcher, type Expr, type Matcher, selectorsIn } from '@lockstep/promql';
import type { CheckContext } from '../check.ts';
import type { KnownSeries } from '../known-metrics.ts';

/** A matcher whose value is written out, on a label that is known. */
export interface MatchedLabel {
  readonly matcher: Matcher;
  readonly compiled: CompiledMatcher;
  readonly series: KnownSeries;
  readonly domain: LabelDescription;
  /** Whether `domain.values` are all there are; else they are those that were seen. */
  readonly isClosed: boolean;
}

/** Every such matcher of a query. Bounds of buckets have checks of their own and are left out. */
export function matchedLabels(expr: Expr, { metrics, isClosed }: CheckContext): readonly MatchedLabel[] {
  return selectorsIn(expr).flatMap((selector) => {
    const series = metrics.selected(selector);
    if (series === undefined) return [];
    return selector.matchers.flatMap((matcher): MatchedLabel[] => {
      const { label, operator, value } = matcher;
      const domain = label.templated ? undefined : series.labels.get(label.name);
      if (domain === undefined || value.templated || (series.role === 'bucket' && label.name === 'le')) return [];
      const compiled = compileMatcher(operator, value.value);
      if ('problem' in compiled) return [];
      const listed = domain.values.length > 0 && (domain.kind === 'closed' || isClosed(label.name));
      return [{ matcher, compiled, series, domain, isClosed: listed }];
    });
  });
}

/** Whether a matcher keeps what it names, rather than leaving it out. */
export function isPositive({ operator }: Matcher): boolean {
  return operator === '=' || operator === '=~';
}

/** Whether a matcher is a regex. */
export function isRegex({ operator }: Matcher): boolean {
  return operator === '=~' || operator === '!~';
}
