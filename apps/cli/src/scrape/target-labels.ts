import { always, ANY_VALUE, filterLabels, type LabelSet, unionOf, withLabel } from './label-set.ts';
import { relabel } from './relabel.ts';
import type { ScrapeJob } from './scrape-config.ts';

/** Service discovery whose targets bring labels of any name, without relabelling. */
const FREE_LABELS: ReadonlySet<string> = new Set(['file_sd_configs', 'http_sd_configs']);

/** Labels that the targets of a job give to every series. */
export function targetLabels(job: ScrapeJob): LabelSet {
  const relabelled = job.relabel.reduce(relabel, discoveredLabels(job));
  const kept = filterLabels(relabelled, (label) => !label.startsWith('__'));
  // Prometheus fills a missing `instance` with the address.
  return always(kept.labels.get('instance')) ? kept : withLabel(kept, 'instance', ANY_VALUE);
}

function discoveredLabels({ name, staticLabels, discovery }: ScrapeJob): LabelSet {
  const groups = staticLabels.map((labels): LabelSet => ({
    labels: new Map(Object.entries(labels).map(([label, value]) => [label, { kind: 'open', values: [value] }])),
    known: true,
  }));
  const found = discovery.map((kind): LabelSet => ({ labels: new Map(), known: !FREE_LABELS.has(kind) }));
  const labels = unionOf([...groups, ...found]);
  const job = labels.labels.get('job') ?? { kind: 'open', values: [name] };
  return withLabel(withLabel(labels, 'job', job), '__address__', ANY_VALUE);
}
