import { describe, expect, it } from 'vitest';
import { EXAMPLE_CATALOG } from './example-catalog.ts';
import { checkDocuments, type CheckOptions, CHECKS, type Exclusion, knownMetrics, readDocuments } from './index.ts';

const METRICS = knownMetrics([EXAMPLE_CATALOG]);

/** Queries of panels, one a panel, whose titles are `0`, `1`, ... */
function dashboard(...queries: readonly string[]) {
  const panels = queries.map((expr, index) => ({
    type: 'timeseries',
    title: String(index),
    targets: [{ refId: 'A', expr }],
  }));
  return readDocuments('dashboards/shop.json', JSON.stringify({ title: 'Shop', panels })).documents;
}

function rules(text: string) {
  return readDocuments('rules.yml', text).documents;
}

const QUERY_CHECKS = CHECKS.filter(({ scope }) => scope === 'query' || scope === 'text' || scope === 'exclusion');

function check(documents: ReturnType<typeof dashboard>, options: Partial<CheckOptions> = {}) {
  return checkDocuments(documents, { metrics: METRICS, checks: QUERY_CHECKS, ...options }).problems;
}

function found(documents: ReturnType<typeof dashboard>, options: Partial<CheckOptions> = {}): readonly string[] {
  return check(documents, options).map(({ severity, check: id, panel = '' }) => `${panel} ${severity} ${id}`.trim());
}

describe('a problem', () => {
  it('says where it is, in the query and in the file', () => {
    const [problem, ...others] = check(dashboard('sum(up)', 'sum(queue_lenght)'));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      check: 'unknown-metric',
      severity: 'error',
      file: 'dashboards/shop.json',
      panel: '1',
      path: '/panels/1/targets/0/expr',
      expr: 'sum(queue_lenght)',
      start: 4,
      end: 16,
      metrics: ['queue_lenght'],
      fix: expect.stringContaining('Did you mean `queue_length`?') as string,
    });
  });

  it('is told once: a metric that is not known has no labels that are not known', () => {
    expect(found(dashboard('sum by (kind) (nothing{kind="a"})'))).toEqual(['0 error unknown-metric']);
    expect(found(dashboard('max by (kind) (queue_length{kind="a"})'))).toEqual(['0 error unknown-label']);
    expect(found(dashboard('sum by (kind) (rate(nothing['))).toEqual(['0 error invalid-promql']);
  });

  it('comes in the order of the panels', () => {
    const panels = found(dashboard('a1', 'up', 'a2', 'a3'));
    expect(panels).toEqual(['0', '2', '3'].map((panel) => `${panel} error unknown-metric`));
  });
});

describe('severity', () => {
  const MISLEADING = dashboard('sum(http_requests_total)');
  const STYLE = dashboard('count({job="shop"})');

  it.each<{ name: string; options: Partial<CheckOptions>; documents: ReturnType<typeof dashboard>; want: string[] }>([
    { name: 'misleading, foreign', documents: MISLEADING, options: {}, want: ['0 warning counter-without-rate'] },
    {
      name: 'misleading, own',
      documents: MISLEADING,
      options: { ownership: 'own' },
      want: ['0 error counter-without-rate'],
    },
    { name: 'style, foreign', documents: STYLE, options: {}, want: [] },
    { name: 'style, own', documents: STYLE, options: { ownership: 'own' }, want: ['0 warning nameless-selector'] },
    {
      name: 'as wanted',
      documents: STYLE,
      options: { severities: { 'nameless-selector': 'error' } },
      want: ['0 error nameless-selector'],
    },
    { name: 'off', documents: MISLEADING, options: { severities: { 'counter-without-rate': 'off' } }, want: [] },
    {
      name: 'as wanted for a catalog',
      documents: MISLEADING,
      options: {
        severities: { 'counter-without-rate': 'off' },
        catalogSeverities: { example: { 'counter-without-rate': 'error' } },
      },
      want: ['0 error counter-without-rate'],
    },
    {
      name: 'as wanted for another catalog',
      documents: MISLEADING,
      options: { catalogSeverities: { other: { 'counter-without-rate': 'error' } } },
      want: ['0 warning counter-without-rate'],
    },
  ])('$name', ({ documents, options, want }) => {
    expect(found(documents, options)).toEqual(want);
  });

  const UNSEEN = dashboard('rate(network_transmit_bytes_total{device="eth9"}[5m])');

  it.each<{ name: string; options: Partial<CheckOptions>; want: string }>([
    { name: 'a warning where values are open', options: {}, want: 'warning' },
    { name: 'an error when strict', options: { strict: true }, want: 'error' },
    { name: 'an error for a label that is closed', options: { closedLabels: ['device'] }, want: 'error' },
    { name: 'a warning when another label is closed', options: { closedLabels: ['host'] }, want: 'warning' },
  ])('of a value that was not seen: $name', ({ options, want }) => {
    expect(found(UNSEEN, options)).toEqual([`0 ${want} unknown-label-value`]);
  });
});

describe('exclusions', () => {
  const DOCUMENTS = dashboard('sum(http_requests_total)', 'sum(network_transmit_bytes_total)');
  const REASON = 'Totals are wanted here.';
  const BOTH = ['0 warning counter-without-rate', '1 warning counter-without-rate'];

  it.each<{ name: string; exclusion: Omit<Exclusion, 'check' | 'reason'>; want: readonly string[] }>([
    { name: 'by check', exclusion: {}, want: [] },
    { name: 'by file', exclusion: { file: 'shop.json' }, want: [] },
    { name: 'by panel', exclusion: { panel: '1' }, want: BOTH.slice(0, 1) },
    { name: 'by metric', exclusion: { metric: 'http_requests_total' }, want: BOTH.slice(1) },
    { name: 'by message', exclusion: { message: '`network_transmit' }, want: BOTH.slice(0, 1) },
    { name: 'of nothing', exclusion: { file: 'hop.json' }, want: [...BOTH, 'error unused-exclusion'] },
  ])('$name', ({ exclusion, want }) => {
    const exclusions = [{ check: 'counter-without-rate', reason: REASON, ...exclusion }];
    expect(found(DOCUMENTS, { exclusions })).toEqual(want);
  });

  it('need a reason', () => {
    const exclusions = [{ check: 'counter-without-rate', reason: ' ' }];
    expect(found(DOCUMENTS, { exclusions })).toEqual(['error unused-exclusion']);
  });
});

describe('recording rules', () => {
  const RULES = `
groups:
  - name: http
    rules:
      - record: method:http_requests:rate5m
        expr: sum by (method) (rate(http_requests_total[5m]))
`;

  it('make series that other documents know, with the labels that they have', () => {
    const documents = [
      ...dashboard('sum(method:http_requests:rate5m)', 'sum(method:http_requests:rate5m{route="/"})'),
      ...rules(RULES),
    ];
    expect(found(documents)).toEqual(['1 error unknown-label']);
  });

  it('are checked themselves', () => {
    expect(found(rules(RULES.replace('http_requests_total', 'http_request_total')))).toEqual([
      'method:http_requests:rate5m error unknown-metric',
    ]);
  });
});

it('counts queries, those that do not parse included', () => {
  expect(checkDocuments(dashboard('up', 'sum('), { metrics: METRICS }).queries).toBe(2);
});
