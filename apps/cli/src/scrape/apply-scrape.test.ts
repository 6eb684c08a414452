import type { CatalogDescription, MetricDescription } from '@lockstep/catalog';
import { describe, expect, it } from 'vitest';
import { applyScrape, storedByDefault } from './apply-scrape.ts';
import { readScrapeConfig } from './scrape-config.ts';

const CATALOG: CatalogDescription = {
  lockstepCatalog: 1,
  name: 'web',
  metrics: {
    x: {
      type: 'gauge',
      help: '',
      labels: { a: { kind: 'open', values: ['1'] }, job: { kind: 'open', values: ['own'] } },
    },
    h: { type: 'histogram', help: '', labels: {}, buckets: [1] },
  },
};

function stored(yaml: string) {
  return applyScrape(CATALOG, readScrapeConfig('prometheus.yml', yaml));
}

/** One job, with these lines. */
function job(...lines: readonly string[]): string {
  return ['scrape_configs:', '  - job_name: web', ...lines.map((line) => `    ${line}`)].join('\n');
}

/** Labels as `name`, `name?` where they are optional, with their values; `...` where there may be others. */
function labelsOf(metric: MetricDescription | undefined): readonly string[] {
  if (metric === undefined) return ['(gone)'];
  const labels = Object.entries(metric.labels).map(([name, { values, optional }]) => {
    return `${name}${optional === true ? '?' : ''}${values.length === 0 ? '' : `=${values.join('|')}`}`;
  });
  return [...labels.sort(), ...(metric.labelsKnown === false ? ['...'] : [])];
}

const STATIC = "static_configs: [{targets: ['b:1'], labels: {env: prod}}]";

describe('labels of the series of `x{a, job}`', () => {
  it.each([
    {
      name: 'by default those of the target, its own `job` renamed',
      yaml: job(),
      want: ['a=1', 'exported_job=own', 'instance', 'job=web'],
    },
    { name: 'static labels', yaml: job(STATIC), want: ['a=1', 'env=prod', 'exported_job=own', 'instance', 'job=web'] },
    {
      name: 'static labels of some targets',
      yaml: job(
        "static_configs: [{targets: ['b:1'], labels: {env: prod, zone: a}}, {targets: ['c:1'], labels: {env: test}}]",
      ),
      want: ['a=1', 'env=prod|test', 'exported_job=own', 'instance', 'job=web', 'zone?=a'],
    },
    { name: 'honor_labels', yaml: job('honor_labels: true'), want: ['a=1', 'instance', 'job=own'] },
    {
      name: 'a constant',
      yaml: job('relabel_configs: [{target_label: env, replacement: prod}]'),
      want: ['a=1', 'env=prod', 'exported_job=own', 'instance', 'job=web'],
    },
    {
      name: 'a value of service discovery',
      yaml: job(
        'kubernetes_sd_configs: [{role: pod}]',
        'relabel_configs: [{source_labels: [__meta_kubernetes_namespace], target_label: namespace}]',
      ),
      want: ['a=1', 'exported_job=own', 'instance', 'job=web', 'namespace?'],
    },
    {
      name: 'a copy of a label that is there',
      yaml: job(STATIC, 'relabel_configs: [{source_labels: [env], target_label: stage}]'),
      want: ['a=1', 'env=prod', 'exported_job=own', 'instance', 'job=web', 'stage'],
    },
    {
      name: 'a constant on a condition',
      yaml: job(
        'relabel_configs: [{source_labels: [__address__], regex: "b:.*", target_label: env, replacement: prod}]',
      ),
      want: ['a=1', 'env?=prod', 'exported_job=own', 'instance', 'job=web'],
    },
    {
      name: 'an empty constant',
      yaml: job(STATIC, 'relabel_configs: [{target_label: env, replacement: ""}]'),
      want: ['a=1', 'exported_job=own', 'instance', 'job=web'],
    },
    {
      name: 'labelmap of labels that nobody knows',
      yaml: job(
        'kubernetes_sd_configs: [{role: pod}]',
        'relabel_configs: [{action: labelmap, regex: __meta_kubernetes_pod_label_(.+)}]',
      ),
      want: ['a=1', 'exported_job=own', 'instance', 'job=web', '...'],
    },
    {
      name: 'labelmap of a known label',
      yaml: job(STATIC, 'relabel_configs: [{action: labelmap, regex: e(.*), replacement: f$1}]'),
      want: ['a=1', 'env=prod', 'exported_job=own', 'fnv=prod', 'instance', 'job=web'],
    },
    {
      name: 'labeldrop of a label of the target',
      yaml: job(STATIC, 'relabel_configs: [{action: labeldrop, regex: env|zone}]'),
      want: ['a=1', 'exported_job=own', 'instance', 'job=web'],
    },
    {
      name: 'labels of files',
      yaml: job('file_sd_configs: [{files: [a.json]}]'),
      want: ['a=1', 'exported_job=own', 'instance', 'job=web', '...'],
    },
    {
      name: 'metric relabelling: dropped and kept labels',
      yaml: job(
        'metric_relabel_configs: [{action: labeldrop, regex: exported_.*}, {action: labelkeep, regex: __name__|a|job}]',
      ),
      want: ['a=1', 'job=web'],
    },
    {
      name: 'metric relabelling: a label of values',
      yaml: job(
        'metric_relabel_configs: [{source_labels: [a], target_label: b}, {source_labels: [nobody], target_label: c}]',
      ),
      want: ['a=1', 'b', 'c?', 'exported_job=own', 'instance', 'job=web'],
    },
    {
      name: 'a label whose name is a value',
      yaml: job('metric_relabel_configs: [{source_labels: [a], target_label: $1, replacement: y}]'),
      want: ['a=1', 'exported_job=own', 'instance', 'job=web', '...'],
    },
    {
      name: 'external labels, which only others see',
      yaml: `global: {external_labels: {cluster: c1}}\n${job()}`,
      want: ['a=1', 'cluster?=c1', 'exported_job=own', 'instance', 'job=web'],
    },
    {
      name: 'several jobs',
      yaml: `${job(STATIC)}\n  - job_name: db`,
      want: ['a=1', 'env?=prod', 'exported_job=own', 'instance', 'job=web|db'],
    },
    {
      name: 'a regex that is wrong',
      yaml: job('relabel_configs: [{action: labeldrop, regex: "("}]'),
      want: ['a=1', 'exported_job=own', 'instance', 'job=web'],
    },
  ])('$name', ({ yaml, want }) => {
    expect(labelsOf(stored(yaml).catalog.metrics['x'])).toEqual(want);
  });
});

describe('metrics that metric relabelling leaves', () => {
  it.each([
    {
      name: 'all',
      step: '{action: drop, source_labels: [__name__], regex: y.*}',
      want: { x: 'gauge', h: 'histogram' },
    },
    {
      name: 'those that are not dropped',
      step: '{action: drop, source_labels: [__name__], regex: x|y}',
      want: { h: 'histogram' },
    },
    { name: 'those that are kept', step: '{action: keep, source_labels: [__name__], regex: x}', want: { x: 'gauge' } },
    {
      name: 'a histogram without buckets',
      step: '{action: drop, source_labels: [__name__], regex: h_bucket}',
      want: { x: 'gauge', h: 'summary' },
    },
    {
      name: 'all, when only some series are dropped',
      step: '{action: drop, source_labels: [a], regex: "1"}',
      want: { x: 'gauge', h: 'histogram' },
    },
    {
      name: 'renamed ones',
      step: '{source_labels: [__name__], regex: (.*), target_label: __name__, replacement: web_$1}',
      want: { web_x: 'gauge', web_h: 'histogram' },
    },
    {
      name: 'one that is renamed',
      step: '{source_labels: [__name__], regex: x, target_label: __name__, replacement: y}',
      want: { y: 'gauge', h: 'histogram' },
    },
  ])('$name', ({ step, want }) => {
    const { catalog, notes } = stored(job(`metric_relabel_configs: [${step}]`));
    expect(Object.fromEntries(Object.entries(catalog.metrics).map(([name, { type }]) => [name, type]))).toEqual(want);
    expect(notes).toEqual([]);
  });
});

describe('what cannot be decided is said', () => {
  it.each([
    {
      name: 'labels',
      lines: ['http_sd_configs: [{url: "http://x"}]'],
      want: /^Job `web`: which labels it adds cannot be told/,
    },
    {
      name: 'names',
      lines: [
        'metric_relabel_configs: [{source_labels: [__name__], regex: (.)(.*), target_label: __name__, replacement: $2$1}]',
      ],
      want: /^Job `web`: a step rewrites `__name__`/,
    },
  ])('$name', ({ lines, want }) => {
    expect(stored(job(...lines)).notes).toEqual([expect.stringMatching(want)]);
  });

  it('jobs in other files', () => {
    const { notes } = stored(`${job()}\nscrape_config_files: [more/*.yml]`);
    expect(notes).toEqual([expect.stringMatching(/`more\/\*\.yml` is not read/)]);
  });
});

describe('the scrape interval', () => {
  it.each([
    { name: "Prometheus' own default", yaml: job(), want: 60 },
    { name: 'the global one', yaml: `global: {scrape_interval: 1m30s}\n${job()}`, want: 90 },
    {
      name: 'the shortest of the jobs',
      yaml: `${job('scrape_interval: 30s')}\n  - job_name: b\n    scrape_interval: 500ms`,
      want: 0.5,
    },
  ])('$name', ({ yaml, want }) => {
    expect(stored(yaml).intervalSeconds).toBe(want);
  });
});

describe('no configuration', () => {
  it('adds the labels that are named', () => {
    const { catalog } = storedByDefault(CATALOG, ['job', 'cluster']);
    expect(labelsOf(catalog.metrics['x'])).toEqual(['a=1', 'cluster', 'exported_job=own', 'job']);
  });

  it.each([
    { name: 'no YAML', text: 'a: [', want: /prometheus\.yml: It is no YAML/ },
    { name: 'something else', text: 'groups: []', want: /no `scrape_configs`/ },
    {
      name: 'aliases without end',
      text: ['a', 'b', 'c', 'd', 'e']
        .map(
          (key, index, keys) =>
            `${key}: &${key} [${Array(9)
              .fill(index === 0 ? '1' : `*${keys[index - 1]}`)
              .join()}]`,
        )
        .concat('scrape_configs: [*e]')
        .join('\n'),
      want: /It is no YAML: Excessive alias/,
    },
  ])('$name is refused', ({ text, want }) => {
    expect(() => readScrapeConfig('prometheus.yml', text)).toThrow(want);
  });
});
