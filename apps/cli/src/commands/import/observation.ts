import type { DescribedType, LabelDescription, MetricDescription } from '@lockstep/catalog';

/** Label values that are listed; a label with more of them is open without a list. */
export const MAX_LISTED_VALUES = 200;

/** What metadata say of a family. */
export interface Metadata {
  readonly type: DescribedType;
  readonly help?: string;
  readonly unit?: string;
}

/** A type that two sources disagree on. */
export interface TypeConflict {
  readonly family: string;
  readonly types: readonly { readonly type: DescribedType; readonly source: string }[];
}

interface ObservedFamily {
  types: Map<DescribedType, string>;
  help: string;
  unit: string | undefined;
  series: number;
  readonly labels: Map<string, ObservedLabel>;
  readonly bounds: Set<number>;
  native: boolean;
}

interface ObservedLabel {
  series: number;
  readonly values: Set<string>;
}

/** The label that carries a bound, which is no label of the family. */
const PART_LABELS: Readonly<Partial<Record<DescribedType, string>>> = { histogram: 'le', summary: 'quantile' };

/** What was seen of families in any number of scrapes. Nothing is guessed: what no source says stays open. */
export class Observation {
  readonly #families = new Map<string, ObservedFamily>();

  /** Notes what a source (named for messages) says of a family. The first help text and unit count. */
  declare(name: string, { type, help = '', unit }: Metadata, source: string): void {
    const family = this.#family(name);
    if (type !== 'unknown' && !family.types.has(type)) family.types.set(type, source);
    family.help ||= help;
    family.unit ??= unit === '' ? undefined : unit;
  }

  /** Notes a series of a family. Labels with an empty value are none. */
  series(name: string, labels: Iterable<readonly [name: string, value: string]>): void {
    const family = this.#family(name);
    const part = PART_LABELS[[...family.types.keys()][0] ?? 'unknown'];
    family.series += 1;
    for (const [label, value] of labels) {
      if (label === part) addBound(family.bounds, value);
      else if (value !== '') addLabel(family.labels, label, value);
    }
  }

  /** Notes a label with some of its values, when it is not known which series have it. */
  label(name: string, label: string, values: readonly string[]): void {
    const { labels } = this.#family(name);
    const observed = labels.get(label) ?? { series: 0, values: new Set<string>() };
    labels.set(label, observed);
    for (const value of values) addValue(observed.values, value);
  }

  /** Notes that samples of a histogram are native. */
  native(name: string): void {
    this.#family(name).native = true;
  }

  /** Families that sources give different types. */
  conflicts(): readonly TypeConflict[] {
    return [...this.#families].flatMap(([family, { types }]) =>
      types.size < 2 ? [] : [{ family, types: [...types].map(([type, source]) => ({ type, source })) }],
    );
  }

  /** Everything noted, by name. Labels in `closed` have no other values than those seen. */
  describe(closed: ReadonlySet<string>): Readonly<Record<string, MetricDescription>> {
    const names = [...this.#families].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(names.map(([name, family]) => [name, describeFamily(family, closed)]));
  }

  #family(name: string): ObservedFamily {
    const known = this.#families.get(name);
    if (known !== undefined) return known;
    const family: ObservedFamily = {
      types: new Map(),
      help: '',
      unit: undefined,
      series: 0,
      labels: new Map(),
      bounds: new Set(),
      native: false,
    };
    this.#families.set(name, family);
    return family;
  }
}

function addBound(bounds: Set<number>, text: string): void {
  const bound = text === '' ? NaN : Number(text);
  if (Number.isFinite(bound)) bounds.add(bound);
}

function addLabel(labels: Map<string, ObservedLabel>, label: string, value: string): void {
  const observed = labels.get(label) ?? { series: 0, values: new Set<string>() };
  labels.set(label, observed);
  observed.series += 1;
  addValue(observed.values, value);
}

/** One more than is listed tells that there are too many. */
function addValue(values: Set<string>, value: string): void {
  if (values.size <= MAX_LISTED_VALUES) values.add(value);
}

function describeFamily(family: ObservedFamily, closed: ReadonlySet<string>): MetricDescription {
  const { types, help, unit, series, bounds, native } = family;
  const [type = 'unknown'] = types.keys();
  const labels = [...family.labels].sort(([a], [b]) => (a < b ? -1 : 1));
  const rising = [...bounds].sort((a, b) => a - b);
  return {
    type,
    help,
    ...(unit === undefined ? {} : { unit }),
    labels: Object.fromEntries(
      labels.map(([name, label]) => [name, describeLabel(label, closed.has(name), series)] as const),
    ),
    ...(series === 0 ? { labelsKnown: false } : {}),
    ...(type === 'histogram' && rising.length > 0 ? { buckets: rising } : {}),
    ...(type === 'summary' && series > 0 ? { quantiles: rising } : {}),
    ...(native ? { native } : {}),
  };
}

function describeLabel(label: ObservedLabel, isClosed: boolean, series: number): LabelDescription {
  const isListed = label.values.size <= MAX_LISTED_VALUES;
  return {
    // A closed set must be whole: too many values to list leave it open.
    kind: isClosed && isListed ? 'closed' : 'open',
    values: isListed ? [...label.values].sort() : [],
    ...(label.series < series ? { optional: true } : {}),
  };
}
