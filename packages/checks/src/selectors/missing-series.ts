import type { Selector, Span } from '@lockstep/promql';
import { type KnownMetrics, nameSelected } from '../known-metrics.ts';

/** A selector whose name no series has, and which defect that is: every such selector has exactly one. */
export interface MissingSeries {
  readonly name: string;
  /** Where the name stands. */
  readonly at: Span;
  readonly defect: 'unknown-metric' | 'histogram-base-name' | 'summary-as-histogram' | 'native-as-classic';
  /** The family that was meant; the name itself when none is known. */
  readonly family: string;
}

/** What is wrong with the name of a selector; undefined when there are such series, or when it gives none. */
export function missingSeries(selector: Selector, metrics: KnownMetrics): MissingSeries | undefined {
  const name = nameSelected(selector);
  if (name === undefined || metrics.series(name) !== undefined) return undefined;
  const at = nameSpan(selector);
  // A family without a series of its name can only be a classic histogram.
  if (metrics.family(name) !== undefined) return { name, at, defect: 'histogram-base-name', family: name };
  const family = name.replace(/_(?:bucket|sum|count)$/, '');
  const type = metrics.family(family)?.type;
  if (type === 'summary') return { name, at, defect: 'summary-as-histogram', family };
  if (type === 'histogram') return { name, at, defect: 'native-as-classic', family };
  return { name, at, defect: 'unknown-metric', family: name };
}

function nameSpan(selector: Selector): Span {
  return selector.metric ?? selector.matchers.find(({ label }) => label.name === '__name__') ?? selector;
}
