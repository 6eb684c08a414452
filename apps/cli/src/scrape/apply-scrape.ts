import type { CatalogDescription, LabelDescription, MetricDescription } from '@lockstep/catalog';
import { ANY_VALUE, type LabelSet, unionOf, withLabel } from './label-set.ts';
import { relabel } from './relabel.ts';
import { renameFamilies } from './rename-families.ts';
import type { ScrapeConfig, ScrapeJob } from './scrape-config.ts';
import { targetLabels } from './target-labels.ts';

/** What series are called and which labels they have when they are stored. */
export interface StoredMetrics {
  readonly catalog: CatalogDescription;
  readonly targetLabels: Readonly<Record<string, LabelDescription>>;
  /** False: every series may have labels that nobody can tell from the configuration. */
  readonly targetLabelsKnown: boolean;
  /** The shortest interval of all jobs; undefined without a configuration. */
  readonly intervalSeconds: number | undefined;
  /** What could not be decided, in sentences. */
  readonly notes: readonly string[];
}

/** Without a configuration: every target has these labels, and nothing is relabelled. */
export function storedByDefault(catalog: CatalogDescription, labels: readonly string[]): StoredMetrics {
  const target: LabelSet = { labels: new Map(labels.map((label) => [label, ANY_VALUE])), known: true };
  return {
    catalog: { ...catalog, metrics: mapValues(catalog.metrics, (metric) => withoutClashes(metric, target, false)) },
    targetLabels: Object.fromEntries(target.labels),
    targetLabelsKnown: true,
    intervalSeconds: undefined,
    notes: [],
  };
}

/**
 * What becomes of a catalog's metrics when the jobs of a configuration scrape them. Which job scrapes which metric is
 * not known, so every metric may come from each job: labels that only some jobs give are optional.
 */
export function applyScrape(catalog: CatalogDescription, config: ScrapeConfig): StoredMetrics {
  const jobs = config.jobs.map((job) => storedOfJob(catalog, job));
  const external = Object.entries(config.externalLabels);
  // Only what leaves the server (remote storage, federation, Thanos) has the external labels.
  const target = external.reduce(
    (set, [label, value]) => withLabel(set, label, { kind: 'open', values: [value], optional: true }),
    unionOf(jobs.map((job) => job.target)),
  );
  const names = new Set(jobs.flatMap(({ metrics }) => [...metrics.keys()]));
  const metrics = [...names].map((name) => [name, unionOfMetric(jobs.flatMap((job) => job.metrics.get(name) ?? []))]);
  const intervals = config.jobs.flatMap(({ intervalSeconds }) => intervalSeconds ?? []);
  return {
    catalog: { ...catalog, metrics: Object.fromEntries(metrics) },
    targetLabels: Object.fromEntries(target.labels),
    targetLabelsKnown: target.known && config.elsewhere.length === 0,
    intervalSeconds: intervals.length === 0 ? undefined : Math.min(...intervals),
    notes: [
      ...jobs.flatMap(({ notes }) => notes),
      ...config.elsewhere.map((files) => `\`scrape_config_files\` names \`${files}\`, which is not read: labels may be anything.`),
    ],
  };
}

interface StoredOfJob {
  readonly target: LabelSet;
  readonly metrics: ReadonlyMap<string, MetricDescription>;
  readonly notes: readonly string[];
}

function storedOfJob({ metrics }: CatalogDescription, job: ScrapeJob): StoredOfJob {
  const target = targetLabels(job);
  const scraped = new Map(Object.entries(mapValues(metrics, (metric) => withoutClashes(metric, target, job.honorsLabels))));
  const { metrics: renamed, decided } = renameFamilies(scraped, job.metricRelabel);
  // Metric relabelling sees the labels of metric and target together.
  const stored = [...renamed].map(([name, metric]) => [name, relabelMetric(metric, target, job)] as const);
  const after = job.metricRelabel.reduce(relabel, target);
  return {
    target: after,
    metrics: new Map(stored),
    notes: [
      ...(after.known ? [] : [`Job \`${job.name}\`: which labels its targets have cannot be told, so they may be anything.`]),
      ...(decided ? [] : [`Job \`${job.name}\`: a step rewrites \`__name__\` in a way that is not followed.`]),
    ],
  };
}

/** A label that the target has, too, is renamed when it is scraped, unless the job honours the metric's own. */
function withoutClashes(metric: MetricDescription, target: LabelSet, honorsLabels: boolean): MetricDescription {
  const labels = Object.entries(metric.labels).map(([label, domain]) => {
    const isTaken = target.labels.has(label) && !honorsLabels;
    return [isTaken ? `exported_${label}` : label, domain] as const;
  });
  return { ...metric, labels: Object.fromEntries(labels) };
}

function relabelMetric(metric: MetricDescription, target: LabelSet, { metricRelabel }: ScrapeJob): MetricDescription {
  const own = new Map(Object.entries(metric.labels));
  const all = metricRelabel.reduce(relabel, {
    labels: new Map([...target.labels, ...own]),
    known: metric.labelsKnown !== false,
  });
  const { labelsKnown: _, ...rest } = metric;
  // What comes from the target alone is added by whoever looks up series.
  const kept = [...all.labels].filter(([label, domain]) => own.has(label) || domain !== target.labels.get(label));
  return { ...rest, labels: Object.fromEntries(kept), ...(all.known ? {} : { labelsKnown: false }) };
}

function unionOfMetric(metrics: readonly MetricDescription[]): MetricDescription {
  const [first, ...more] = metrics.map(({ labels, labelsKnown }) => ({
    labels: new Map(Object.entries(labels)),
    known: labelsKnown !== false,
  }));
  const { labelsKnown: _, ...rest } = metrics[0] ?? { type: 'unknown', help: '' };
  const { labels, known } = unionOf(first === undefined ? [] : [first, ...more]);
  return { ...rest, labels: Object.fromEntries(labels), ...(known ? {} : { labelsKnown: false }) };
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
