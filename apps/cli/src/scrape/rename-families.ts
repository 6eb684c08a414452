import type { MetricDescription } from '@lockstep/catalog';
import { namePattern } from './name-pattern.ts';
import type { RelabelStep } from './scrape-config.ts';

/** Families by name. */
type Families = ReadonlyMap<string, MetricDescription>;

/**
 * Which families steps of metric relabelling leave, and under which names. Only steps that look at `__name__` alone are
 * decided; any other that drops series drops some of a family only. `decided` is false when a name could not be told.
 */
export function renameFamilies(
  families: Families,
  steps: readonly RelabelStep[],
): { readonly families: Families; readonly decided: boolean } {
  const ofNames = steps.filter(({ sourceLabels }) => sourceLabels.length === 1 && sourceLabels[0] === '__name__');
  let decided = steps.every((step) => step.targetLabel !== '__name__' || ofNames.includes(step));
  const left = ofNames.reduce((before, step) => {
    if (step.action === 'drop' || step.action === 'keep') return dropSeries(before, step);
    if (step.action !== 'replace' || step.targetLabel !== '__name__') return before;
    const renamed = rename(before, step);
    decided &&= renamed.decided;
    return renamed.families;
  }, families);
  return { families: left, decided };
}

const PARTS: Readonly<Record<string, readonly string[]>> = {
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
};

function seriesOf(name: string, { type }: MetricDescription): readonly string[] {
  return (PARTS[type] ?? ['']).map((suffix) => name + suffix);
}

function dropSeries(families: Families, { action, regex }: RelabelStep): Families {
  const pattern = namePattern(regex);
  const isKept = (series: string): boolean => pattern.test(series) === (action === 'keep');
  const kept = [...families].flatMap(([name, metric]) => {
    const left = seriesOf(name, metric).filter(isKept);
    if (left.length === 0) return [];
    const hasBuckets = metric.type !== 'histogram' || left.includes(`${name}_bucket`);
    return [[name, hasBuckets ? metric : withoutBuckets(metric)] as const];
  });
  return new Map(kept);
}

/** A histogram without buckets has the series of a summary without quantiles. */
function withoutBuckets(metric: MetricDescription): MetricDescription {
  const { buckets: _, native: __, ...rest } = metric;
  return { ...rest, type: 'summary', quantiles: [] };
}

function rename(families: Families, { regex, replacement }: RelabelStep) {
  const pattern = namePattern(regex);
  let decided = true;
  const renamed = [...families].map(([name, metric]) => {
    const series = seriesOf(name, metric);
    if (!series.some(pattern.test)) return [name, metric] as const;
    const to = pattern.rename(series[0] ?? name, replacement);
    const suffix = (PARTS[metric.type] ?? [''])[0] ?? '';
    const isWhole = to?.endsWith(suffix) === true && series.every(pattern.test);
    decided &&= isWhole;
    return [isWhole ? to.slice(0, to.length - suffix.length) : name, metric] as const;
  });
  return { families: new Map(renamed), decided };
}
