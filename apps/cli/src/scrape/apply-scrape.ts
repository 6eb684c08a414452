import type { CatalogDescription, LabelDescription, MetricDescription } from '@lockstep/catalog';
import { always, ANY_VALUE, type LabelSet, unionOf, unionOfLabel, withLabel } from './label-set.ts';
import { relabel } from './relabel.ts';
import { renameFamilies } from './rename-families.ts';
import type { ScrapeConfig, ScrapeJob } from './scrape-config.ts';
import { targetLabels } from './target-labels.ts';

/** Metrics as they are stored: names and labels after the scrape, those of the target included. */
export interface StoredMetrics {
  readonly catalog: CatalogDescription;
  /** The shortest interval of all jobs; undefined without a configuration. */
  readonly intervalSeconds: number | undefined;
  /** What could not be decided, in sentences. */
  readonly notes: readonly string[];
}

/** Without a configuration: every target has these labels, and nothing is relabelled. */
export function storedByDefault(catalog: CatalogDescription, labels: readonly string[]): StoredMetrics {
  const target: LabelSet = { labels: new Map(labels.map((label) => [label, ANY_VALUE])), known: true };
  const metrics = Object.entries(catalog.metrics).map(
    ([name, metric]) => [name, withLabels(metric, scrapedLabels(metric, target, false))] as const,
  );
  return { catalog: { ...catalog, metrics: Object.fromEntries(metrics) }, intervalSeconds: undefined, notes: [] };
}

/**
 * What becomes of a catalog's metrics when the jobs of a configuration scrape them. Which job scrapes which metric is
 * not known, so every metric may come from each job: labels that only some jobs give are optional.
 */
export function applyScrape(catalog: CatalogDescription, config: ScrapeConfig): StoredMetrics {
  const jobs = config.jobs.map((job) => storedOfJob(catalog, job));
  const names = new Set(jobs.flatMap(({ metrics }) => [...metrics.keys()]));
  const metrics = [...names].map((name) => {
    const variants = jobs.flatMap((job) => job.metrics.get(name) ?? []);
    return [name, unionOfMetric(variants, config)] as const;
  });
  const intervals = config.jobs.flatMap(({ intervalSeconds }) => intervalSeconds ?? []);
  return {
    catalog: { ...catalog, metrics: Object.fromEntries(metrics) },
    intervalSeconds: intervals.length === 0 ? undefined : Math.min(...intervals),
    notes: [
      ...jobs.flatMap(({ notes }) => notes),
      ...config.elsewhere.map(
        (files) => `\`scrape_config_files\`: \`${files}\` is not read, so labels may be anything.`,
      ),
    ],
  };
}

interface StoredOfJob {
  readonly metrics: ReadonlyMap<string, MetricDescription>;
  readonly notes: readonly string[];
}

function storedOfJob({ metrics }: CatalogDescription, job: ScrapeJob): StoredOfJob {
  const target = targetLabels(job);
  const { families, decided } = renameFamilies(new Map(Object.entries(metrics)), job.metricRelabel);
  const stored = [...families].map(([name, metric]) => {
    // Metric relabelling sees the labels of metric and target together.
    const labels = job.metricRelabel.reduce(relabel, scrapedLabels(metric, target, job.honorsLabels));
    return [name, withLabels(metric, labels)] as const;
  });
  const after = job.metricRelabel.reduce(relabel, target);
  const notes = [
    after.known ? [] : [`Job \`${job.name}\`: which labels it adds cannot be told, so series may have any others.`],
    decided ? [] : [`Job \`${job.name}\`: a step rewrites \`__name__\` in a way that is not followed.`],
  ];
  return { metrics: new Map(stored), notes: notes.flat() };
}

/** A label that the target has, too, is renamed when it is scraped, unless the job honours the metric's own. */
function scrapedLabels(metric: MetricDescription, target: LabelSet, honorsLabels: boolean): LabelSet {
  const own = Object.entries(metric.labels).map(([label, domain]) => {
    const isTaken = target.labels.has(label) && !honorsLabels;
    return [isTaken ? `exported_${label}` : label, domain] as const;
  });
  const labels = new Map(target.labels);
  for (const [label, domain] of own) labels.set(label, honoured(domain, labels.get(label)));
  return { labels, known: target.known && metric.labelsKnown !== false };
}

/** Where a series lacks a label that its target has, the target's stands in. */
function honoured(own: LabelDescription, ofTarget: LabelDescription | undefined): LabelDescription {
  if (own.optional !== true || ofTarget === undefined) return own;
  const { kind, values } = unionOfLabel([own, ofTarget]);
  return { kind, values, ...(always(ofTarget) ? {} : { optional: true }) };
}

function unionOfMetric(variants: readonly MetricDescription[], config: ScrapeConfig): MetricDescription {
  const sets = variants.map(({ labels, labelsKnown }): LabelSet => ({
    labels: new Map(Object.entries(labels)),
    known: labelsKnown !== false && config.elsewhere.length === 0,
  }));
  // Only what leaves the server (remote storage, federation, Thanos) has the external labels.
  const labels = Object.entries(config.externalLabels).reduce(
    (set, [label, value]) =>
      set.labels.has(label) ? set : withLabel(set, label, { kind: 'open', values: [value], optional: true }),
    unionOf(sets),
  );
  return withLabels(variants[0] ?? { type: 'unknown', help: '', labels: {} }, labels);
}

function withLabels(metric: MetricDescription, { labels, known }: LabelSet): MetricDescription {
  const { labelsKnown: _, ...rest } = metric;
  return { ...rest, labels: Object.fromEntries(labels), ...(known ? {} : { labelsKnown: false }) };
}
