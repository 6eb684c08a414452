import type { LabelDescription, MetricDescription } from './description.ts';

/**
 * What one series of a family is: a classic histogram has three kinds of them, a summary three, the others one. The one
 * of a native histogram has histograms as samples.
 */
export type FamilyRole = 'value' | 'bucket' | 'sum' | 'count' | 'quantile' | 'native';

/** The series of one name that a family exposes. */
export interface FamilySeries {
  readonly name: string;
  readonly role: FamilyRole;
  /** What the value does: rises (buckets, sums and counts included), or goes anywhere. */
  readonly kind: 'counter' | 'gauge' | 'unknown';
  /** Labels of the page: the family's own, `le` or `quantile`. What a scrape adds is not among them. */
  readonly labels: Readonly<Record<string, LabelDescription>>;
  /**
   * Exponents of base units: `{ seconds: 1 }`, `{}` for plain numbers and ratios, `{ time: 1 }` for a Unix time. Absent:
   * not known.
   */
  readonly unit?: Readonly<Record<string, number>>;
  /** What the observations counted in buckets are measured in. */
  readonly observed?: Readonly<Record<string, number>>;
}

/** The series that a family exposes. The bare name of a classic histogram is none of them. */
export function seriesOfFamily(name: string, description: MetricDescription): readonly FamilySeries[] {
  const { type, labels } = description;
  const unit = unitOf(name, description);
  const counted = { role: 'count', kind: 'counter', name: `${name}_count`, labels, unit: PLAIN } as const;
  const summed = { role: 'sum', kind: 'counter', name: `${name}_sum`, labels, ...unit } as const;
  switch (type) {
    case 'counter':
    case 'gauge':
    case 'unknown':
      return [{ role: 'value', kind: type, name, labels, ...unit }];
    case 'histogram': {
      const observed = unit.unit === undefined ? {} : { observed: unit.unit };
      const native = { role: 'native', kind: 'counter', name, labels, ...observed } as const;
      if (description.native === true && description.buckets === undefined) return [native];
      const withBound = { ...labels, le: boundsOf(description) };
      return [
        {
          role: 'bucket',
          kind: 'counter',
          name: `${name}_bucket`,
          labels: withBound,
          unit: PLAIN,
          ...observed,
        },
        summed,
        counted,
        ...(description.native === true ? [native] : []),
      ];
    }
    case 'summary':
      return [
        { role: 'quantile', kind: 'gauge', name, labels: { ...labels, quantile: OPEN }, ...unit },
        summed,
        counted,
      ];
  }
}

const PLAIN = {};
const OPEN: LabelDescription = { kind: 'open', values: [] };

function boundsOf({ buckets }: MetricDescription): LabelDescription {
  return buckets === undefined ? OPEN : { kind: 'closed', values: [...buckets.map(boundText), '+Inf'] };
}

/** A bound as the exposition formats and Prometheus 3 write it: always a float. */
function boundText(bound: number): string {
  return Number.isInteger(bound) ? `${bound}.0` : String(bound);
}

function unitOf(name: string, { type, unit }: MetricDescription): Pick<FamilySeries, 'unit'> {
  if (unit === undefined) return {};
  if (unit === 'none' || unit === 'ratio') return { unit: PLAIN };
  return type === 'gauge' && name.endsWith('_timestamp_seconds') ? { unit: { time: 1 } } : { unit: { [unit]: 1 } };
}
