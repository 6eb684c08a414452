import {
  type CatalogDescription,
  type FamilySeries,
  type LabelDescription,
  type MetricDescription,
  seriesOfFamily,
  TARGET_LABELS,
} from '@lockstep/catalog';
import type { Interval, Selector, SeriesFacts, SeriesLookup } from '@lockstep/promql';
import { absentLabels } from './selectors/absent-labels.ts';
import { SERVER_SERIES } from './server-series.ts';

/** What a series is: one of those of a family, or the output of a recording rule. */
export type SeriesRole = FamilySeries['role'] | 'recorded';

/** Series of one name. */
export interface KnownSeries {
  readonly name: string;
  /** Name of the family that exposes it; of a recorded series, its own. */
  readonly family: string;
  readonly description: MetricDescription;
  readonly role: SeriesRole;
  /** What the value does: rises (buckets, sums and counts included), or goes anywhere. */
  readonly kind: 'counter' | 'gauge' | 'unknown';
  /** Set of recorded series that are made of several each: a sum, a maximum. */
  readonly combined?: true;
  /** Labels after the scrape: the family's own, `le` or `quantile`, and those of the target. */
  readonly labels: ReadonlyMap<string, LabelDescription>;
  readonly facts: SeriesFacts;
}

/** Every series that can exist: of catalogs, of the server itself, and of recording rules. */
export interface KnownMetrics {
  /** Series of a name; undefined when none can exist. The name of a classic histogram is no series. */
  series(name: string): KnownSeries | undefined;
  /** A family of a name. */
  family(name: string): MetricDescription | undefined;
  /** Series that a selector may find, when it names one; undefined also when nobody can exist of that name. */
  selected(selector: Selector): KnownSeries | undefined;
  /** The same as label flow wants it. Nothing is said of selectors that find nothing: they are reported once, not twice. */
  readonly lookup: SeriesLookup;
  /** Names of series, sorted, without those that every server has. */
  readonly names: readonly string[];
  readonly catalogs: readonly CatalogDescription[];
  /** The same with outputs of recording rules added. A name that is known already keeps its meaning. */
  with(recorded: readonly KnownSeries[]): KnownMetrics;
}

/**
 * What can exist when these catalogs are scraped. Of two definitions of one family the first counts; merge catalogs
 * before, which finds those that differ. `targetLabels`: what the scrape adds to every series.
 */
export function knownMetrics(
  catalogs: readonly CatalogDescription[],
  targetLabels: readonly string[] = TARGET_LABELS,
): KnownMetrics {
  const families = new Map<string, MetricDescription>();
  const series = new Map<string, KnownSeries>();
  for (const { metrics } of catalogs) {
    for (const [family, description] of Object.entries(metrics)) {
      if (families.has(family)) continue;
      families.set(family, description);
      for (const one of seriesOfFamily(family, description)) {
        series.set(one.name, knownSeries({ family, description, series: one, targetLabels }));
      }
    }
  }
  return indexed({ catalogs, families, series });
}

interface Index {
  readonly catalogs: readonly CatalogDescription[];
  readonly families: ReadonlyMap<string, MetricDescription>;
  readonly series: ReadonlyMap<string, KnownSeries>;
}

function indexed(index: Index): KnownMetrics {
  const { catalogs, families, series } = index;
  const found = (name: string): KnownSeries | undefined => series.get(name) ?? SERVER_SERIES.get(name);
  const selected = (selector: Selector): KnownSeries | undefined => {
    const name = nameSelected(selector);
    return name === undefined ? undefined : found(name);
  };
  const metrics: KnownMetrics = {
    series: found,
    family: (name) => families.get(name),
    selected,
    lookup: (selector) => {
      const facts = selected(selector)?.facts;
      const isEmpty = facts !== undefined && absentLabels(selector, facts.may).some(({ findsNothing }) => findsNothing);
      return isEmpty ? undefined : facts;
    },
    names: [...series.keys()].sort(),
    catalogs,
    with: (recorded) =>
      recorded.length === 0
        ? metrics
        : indexed({ ...index, series: new Map([...recorded.map((one) => [one.name, one] as const), ...series]) }),
  };
  return metrics;
}

/** The one name that a selector gives, before the braces or by `__name__="..."`; undefined when a macro stands in it. */
export function nameSelected({ metric, matchers }: Selector): string | undefined {
  if (metric !== undefined) return metric.templated ? undefined : metric.name;
  const matcher = matchers.find(({ label, operator }) => label.name === '__name__' && operator === '=');
  return matcher === undefined || matcher.value.templated ? undefined : matcher.value.value;
}

function knownSeries(from: {
  readonly family: string;
  readonly description: MetricDescription;
  readonly series: FamilySeries;
  readonly targetLabels: readonly string[];
}): KnownSeries {
  const { family, description, series, targetLabels } = from;
  const { name, role, kind, unit, observed } = series;
  const target = targetLabels.map((label): [string, LabelDescription] => [label, { kind: 'open', values: [] }]);
  const labels = new Map([...target, ...Object.entries(series.labels)]);
  return {
    name,
    family,
    description,
    role,
    kind,
    labels,
    facts: factsOf(labels, {
      open: description.labelsKnown === false,
      ...(unit === undefined ? {} : { unit }),
      ...(observed === undefined ? {} : { observed }),
      ...valuesOf(description, series),
    }),
  };
}

/** What label flow is told of series with these labels. `open`: they may have others. */
export function factsOf(
  labels: ReadonlyMap<string, LabelDescription>,
  { open, ...values }: { readonly open: boolean } & Pick<SeriesFacts, 'unit' | 'observed' | 'values'>,
): SeriesFacts {
  const names = [...labels.keys()];
  return {
    must: names.filter((label) => labels.get(label)?.optional !== true),
    may: open ? 'anything' : names,
    ...values,
  };
}

function valuesOf({ range }: MetricDescription, { role, kind }: FamilySeries): { readonly values?: Interval } {
  if (role === 'value' && range !== undefined) {
    const { min = -Infinity, max = Infinity } = range;
    return { values: { min, max } };
  }
  // A sum falls when negative values are observed.
  return kind === 'counter' && role !== 'sum' ? { values: { min: 0, max: Infinity } } : {};
}
