import type { CatalogDescription, LabelDescription, MetricDescription } from '@lockstep/catalog';

/** A catalog in which something is called otherwise, or is gone. */
export interface CatalogMutation {
  readonly what: string;
  readonly family: string;
  /** The catalog afterwards. */
  readonly changed: () => CatalogDescription;
  /** Whether a query names what is gone. */
  readonly isUsedBy: (query: string) => boolean;
}

/** Every family, label and closed value of a catalog renamed in turn: what an exporter does from one version to the next. */
export function catalogMutations(catalog: CatalogDescription): CatalogMutation[] {
  return Object.entries(catalog.metrics).flatMap(([name, metric]) => [
    {
      what: `metric \`${name}\` is renamed`,
      family: name,
      isUsedBy: (query: string) => query.includes(name) && familiesOf(query).includes(name),
      changed: () => withMetrics(catalog, name, { [`${name}_v2`]: metric }),
    },
    ...labelMutations(metric).map(({ what, words, changed }) => ({
      what: `${what} of \`${name}\` is renamed`,
      family: name,
      isUsedBy: (query: string) =>
        query.includes(name) && asksOf(query, name).some((part) => words.every((word) => part.includes(word))),
      changed: () => withMetrics(catalog, name, { [name]: changed }),
    })),
  ]);
}

/**
 * What a query names of a family's labels: in its braces, and in the grouping right around it. Another family of the
 * query may have a label of the same name.
 */
function asksOf(query: string, family: string): string[] {
  const series = `${family}(?:_bucket|_sum|_count)?`;
  const braces = [...query.matchAll(new RegExp(`\\b${series}(\\{[^}]*\\})`, 'g'))];
  const grouped = [...query.matchAll(new RegExp(`(\\([^()]*\\)) \\((?:\\w+\\()*${series}(?![\\w:])`, 'g'))];
  return [...braces, ...grouped].map(([, labels = '']) => labels);
}

/** Names of families: those of series without the suffixes of histograms and summaries, and as they are. */
function familiesOf(query: string): string[] {
  return (query.match(/\b[A-Za-z_:][\w:]*\b/g) ?? []).flatMap((name) => [
    name,
    name.replace(/_(?:bucket|sum|count)$/, ''),
  ]);
}

interface LabelMutation {
  readonly what: string;
  readonly words: readonly string[];
  readonly changed: MetricDescription;
}

function labelMutations(metric: MetricDescription): LabelMutation[] {
  return Object.entries(metric.labels).flatMap(([label, description]) => [
    { what: `label \`${label}\``, words: [label], changed: withLabel(metric, label, { [`${label}_v2`]: description }) },
    ...(description.kind === 'closed' ? description.values : []).map((value) => ({
      what: `value \`${value}\` of \`${label}\``,
      words: [label, `"${value}"`],
      changed: withLabel(metric, label, { [label]: withoutValue(description, value) }),
    })),
  ]);
}

function withMetrics(
  catalog: CatalogDescription,
  name: string,
  instead: CatalogDescription['metrics'],
): CatalogDescription {
  const { [name]: _, ...others } = catalog.metrics;
  return { ...catalog, metrics: { ...others, ...instead } };
}

function withLabel(metric: MetricDescription, label: string, instead: MetricDescription['labels']): MetricDescription {
  const { [label]: _, ...others } = metric.labels;
  return { ...metric, labels: { ...others, ...instead } };
}

function withoutValue(label: LabelDescription, value: string): LabelDescription {
  return { ...label, values: label.values.map((each) => (each === value ? `${value}_v2` : each)) };
}
