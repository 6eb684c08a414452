import type { CatalogDescription } from '@lockstep/catalog';
import { knownMetrics } from '@lockstep/checks';
import { PROMETHEUS_2_42, PROMETHEUS_3 } from '@lockstep/promql';
import { describe, expect, it } from 'vitest';
import { explainQuery, explanationJson } from './explanation.ts';
import { explanationText } from './explanation-text.ts';

const CATALOG: CatalogDescription = {
  lockstepCatalog: 1,
  name: 'web',
  metrics: {
    sent_bytes_total: {
      type: 'counter',
      help: '',
      unit: 'bytes',
      labels: { host: { kind: 'open', values: [] }, zone: { kind: 'open', values: [], optional: true } },
    },
    host_info: {
      type: 'gauge',
      help: '',
      labels: { host: { kind: 'open', values: [] }, rack: { kind: 'open', values: [] } },
    },
  },
};

const METRICS = knownMetrics([CATALOG], []);

function json(query: string, profile = PROMETHEUS_3): unknown {
  return JSON.parse(explanationJson(explainQuery(query, { metrics: METRICS, profile })));
}

describe('as JSON', () => {
  it.each([
    {
      query: 'rate( sent_bytes_total [5m] )',
      want: {
        type: 'vector',
        canonical: 'rate(sent_bytes_total[5m])',
        unit: 'bytes per second',
        labels: { must: ['host'], may: ['host', 'zone'] },
      },
    },
    {
      query: 'sent_bytes_total[5m]',
      want: { type: 'matrix', unit: 'bytes', labels: { must: ['host'], may: ['host', 'zone'] } },
    },
    { query: 'sum(sent_bytes_total)', want: { type: 'vector', labels: { must: [], may: [] } } },
    { query: 'unheard_of{a="1"}', want: { type: 'vector', labels: { must: ['a'], may: null } } },
    { query: 'time()', want: { type: 'scalar', labels: { must: [], may: [] } } },
    { query: '"text"', want: { type: 'string', labels: { must: [], may: [] } } },
  ])('$query', ({ query, want }) => {
    expect(json(query)).toMatchObject({ query, ok: true, ...want });
  });

  it('leaves out a unit that is not known', () => {
    expect(json('host_info')).not.toHaveProperty('unit');
  });

  it.each([
    { name: 'no PromQL', query: 'sum(', profile: PROMETHEUS_3 },
    { name: 'wrong types', query: 'rate(sent_bytes_total)', profile: PROMETHEUS_3 },
    { name: 'newer than the server', query: '{"a b"}', profile: PROMETHEUS_2_42 },
  ])('$name', ({ query, profile }) => {
    const error = { message: expect.any(String), start: expect.any(Number), end: expect.any(Number) };
    expect(json(query, profile)).toEqual({ query, ok: false, error });
  });
});

function text(query: string, metrics: typeof METRICS | undefined = METRICS): readonly string[] {
  return explanationText(explainQuery(query, { metrics, profile: PROMETHEUS_3 }), metrics).split('\n');
}

describe('for people', () => {
  it('has the tree, and for each label where it comes from or was lost', () => {
    const query = 'sum by (host) (rate(sent_bytes_total{zone="a"}[5m])) * on (host) group_left (rack) host_info';
    expect(text(query)).toEqual([
      query,
      '',
      '* on (host) group_left (rack)          {host, rack}',
      '  sum by (host) (…)                    bytes per second  {host}',
      '    rate(…)                            bytes per second  {host, zone}',
      '      sent_bytes_total{zone="a"}[5m]   bytes  {host, zone}',
      '        sent_bytes_total{zone="a"}     bytes  {host, zone}',
      '  host_info                            {host, rack}',
      '',
      'type    instant vector',
      'unit    not known',
      'labels',
      expect.stringMatching(/^ {2}host +always {2}from `sent_bytes_total`$/),
      expect.stringMatching(/^ {2}rack +always {2}from `host_info`$/),
      expect.stringMatching(/^ {2}__name__ +lost +`__name__` is dropped by `rate`\.$/),
      expect.stringMatching(/^ {2}zone +lost +`zone` is dropped by `sum by \(host\)`\.$/),
      '',
    ]);
  });

  it.each([
    {
      name: 'a label that is made',
      query: 'label_replace(host_info, "rack", "x", "", "")',
      want: '  rack  always  from `label_replace`',
    },
    {
      name: 'a label of either side',
      query: 'host_info or sent_bytes_total',
      want: '  host  always  from `host_info`, `sent_bytes_total`',
    },
    {
      name: 'a label of the side that filters nothing',
      query: 'host_info and sent_bytes_total',
      want: '  host  always  from `host_info`',
    },
    { name: 'a label that may be there', query: 'sent_bytes_total', want: '  zone  maybe   from `sent_bytes_total`' },
    { name: 'no label', query: 'sum(host_info)', want: 'labels' },
    { name: 'any label', query: 'unheard_of', want: '  any other label may be there: `unheard_of` is in no catalog' },
    { name: 'where a query is wrong', query: 'up + }', want: '     ^' },
    {
      name: 'text that a terminal would act on',
      query: 'up{a="\u001b[31m"}',
      want: String.raw`up{a="\u{1b}[31m"}   plain numbers  {a, any other}`,
    },
  ])('$name', ({ query, want }) => {
    expect(text(query)).toContain(want);
  });

  it('says that nothing is known without a catalog', () => {
    const lines = explanationText(explainQuery('host_info', { metrics: undefined, profile: PROMETHEUS_3 }), undefined);
    expect(lines).toContain('any other label may be there: no --catalog says which there are');
  });
});
