import { describe, expect, it } from 'vitest';
import {
  analyse,
  type Expr,
  type LabelFlow,
  lossOf,
  originsOf,
  parseQuery,
  type SeriesFacts,
  type SeriesLookup,
} from '../index.ts';

const SERIES: Readonly<Record<string, SeriesFacts>> = {
  reads_total: { must: ['job', 'host'], may: ['job', 'host', 'disk'] },
  writes_total: { must: ['job', 'host', 'disk'], may: ['job', 'host', 'disk'] },
  latency_bucket: { must: ['job', 'le'], may: ['job', 'le', 'path'] },
  host_info: { must: ['host', 'os'], may: ['host', 'os', 'job'] },
  target_info: { must: ['job', 'instance', 'version'], may: ['job', 'instance', 'version', 'zone'] },
  open_files: { must: ['host'], may: 'anything' },
};

const lookup: SeriesLookup = ({ metric }) => SERIES[metric?.name ?? ''];

function exprOf(query: string): Expr {
  const { expr, problems } = parseQuery(query);
  if (expr === undefined) throw new Error(`\`${query}\` does not parse: ${problems[0]?.message}`);
  return expr;
}

const flowOf = (query: string): LabelFlow | undefined => analyse(lookup).labels(exprOf(query));

const sorted = (labels: ReadonlySet<string>): string => [...labels].sort().join(' ');
const shown = ({ must, may }: LabelFlow): string =>
  `${sorted(must)} | ${may === 'anything' ? 'anything' : sorted(may)}`;

/** Queries, and the labels of their series: those that they must have, and those that they may have. */
const FLOWS: readonly (readonly [query: string, want: string])[] = [
  ['reads_total', '__name__ host job | __name__ disk host job'],
  ['reads_total offset 1h', '__name__ host job | __name__ disk host job'],
  ['(reads_total)', '__name__ host job | __name__ disk host job'],
  ['unknown', '__name__ | anything'],
  ['open_files', '__name__ host | anything'],
  ['{job="a"}', 'job | anything'],
  ['{__name__="reads_total"}', '__name__ | anything'],

  ['reads_total{disk="a"}', '__name__ disk host job | __name__ disk host job'],
  ['reads_total{disk!=""}', '__name__ disk host job | __name__ disk host job'],
  ['reads_total{disk=~"a|b"}', '__name__ disk host job | __name__ disk host job'],
  ['reads_total{disk=~"a|b|"}', '__name__ host job | __name__ disk host job'],
  ['reads_total{disk=~".+"}', '__name__ disk host job | __name__ disk host job'],
  ['reads_total{disk=~".*"}', '__name__ host job | __name__ disk host job'],
  ['reads_total{disk=~"(?i)sd.?"}', '__name__ disk host job | __name__ disk host job'],
  ['reads_total{disk!="a"}', '__name__ host job | __name__ disk host job'],
  ['reads_total{disk!~"a"}', '__name__ host job | __name__ disk host job'],
  ['reads_total{disk!~"a?"}', '__name__ disk host job | __name__ disk host job'],
  ['reads_total{disk=""}', '__name__ host job | __name__ host job'],
  ['reads_total{disk=~""}', '__name__ host job | __name__ host job'],
  ['reads_total{disk=~"(|)"}', '__name__ host job | __name__ host job'],
  ['reads_total{disk=~"(a"}', '__name__ host job | __name__ disk host job'],
  ['reads_total{disk!~".+"}', '__name__ host job | __name__ host job'],
  ['reads_total{disk="$disk"}', '__name__ host job | __name__ disk host job'],
  ['reads_total{disk=~"$disk"}', '__name__ host job | __name__ disk host job'],
  ['reads_total{$label="a"}', '__name__ host job | __name__ disk host job'],
  ['unknown{host=""}', '__name__ | anything'],

  ['-reads_total', 'host job | disk host job'],
  ['+reads_total', '__name__ host job | __name__ disk host job'],
  ['rate(reads_total[5m])', 'host job | disk host job'],
  ['max_over_time(rate(reads_total[5m])[1h:])', 'host job | disk host job'],
  ['last_over_time(reads_total[5m])', '__name__ host job | __name__ disk host job'],
  ['last_over_time(abs(reads_total)[5m:])', 'host job | disk host job'],
  ['sort_desc(reads_total)', '__name__ host job | __name__ disk host job'],
  ['timestamp(reads_total)', 'host job | disk host job'],
  ['vector(1)', ' | '],
  ['hour()', ' | '],
  ['hour(reads_total)', 'host job | disk host job'],
  ['quantile_over_time(0.5, reads_total[5m])', 'host job | disk host job'],

  ['histogram_quantile(0.9, latency_bucket)', 'job | job path'],
  ['histogram_quantile(0.9, sum by (job) (latency_bucket))', 'job | job'],
  ['histogram_fraction(0, 1, latency_bucket)', 'job | job path'],
  ['histogram_quantiles(latency_bucket, "q", 0.5, 0.9)', 'job q | job path q'],

  ['absent(reads_total)', ' | '],
  ['absent(reads_total{job="a",disk="b",host!="c"})', 'disk job | disk job'],
  ['absent(((reads_total{job="a"})))', 'job | job'],
  ['absent(reads_total{job="a",job="b"})', ' | '],
  ['absent(reads_total{job="a",job!="b"})', ' | '],
  ['absent(reads_total{job!="a",job="b"})', ' | job'],
  ['absent(reads_total{job=""})', ' | '],
  ['absent(reads_total{job="$job"})', ' | job'],
  ['absent(reads_total{job="a"} > 0)', ' | '],
  ['absent({__name__="reads_total", job="a"})', 'job | job'],
  ['absent_over_time(reads_total{job="a"}[5m])', 'job | job'],
  ['absent_over_time(reads_total{job="a"}[5m:])', ' | '],

  ['label_replace(rate(reads_total[5m]), "to", "$1", "host", "(.+)")', 'host job to | disk host job to'],
  ['label_replace(rate(reads_total[5m]), "to", "${1}", "host", "(.*)")', 'host job to | disk host job to'],
  ['label_replace(rate(reads_total[5m]), "to", "$1a", "host", "(.*)")', 'host job | disk host job to'],
  ['label_replace(rate(reads_total[5m]), "to", "$1", "disk", "(.+)")', 'host job | disk host job to'],
  ['label_replace(rate(reads_total[5m]), "to", "$1", "host", "(.+):.*")', 'host job | disk host job to'],
  ['label_replace(rate(reads_total[5m]), "to", "a", "disk", ".+")', 'host job | disk host job to'],
  ['label_replace(rate(reads_total[5m]), "to", "x", "host", "a.*")', 'host job | disk host job to'],
  ['label_replace(rate(reads_total[5m]), "to", "x-$1", "host", "(.*)")', 'host job to | disk host job to'],
  ['label_replace(rate(reads_total[5m]), "to", "x", "", "")', 'host job to | disk host job to'],
  ['label_replace(rate(reads_total[5m]), "to", "$1", "nowhere", "(.+)")', 'host job | disk host job'],
  ['label_replace(rate(reads_total[5m]), "to", "$1", "nowhere", "(.*)")', 'host job | disk host job'],
  ['label_replace(rate(reads_total[5m]), "host", "x", "disk", "a")', 'host job | disk host job'],
  ['label_replace(rate(reads_total[5m]), "host", "$1", "disk", "(.*)")', 'job | disk host job'],
  ['label_replace(rate(reads_total[5m]), "host", "", "disk", "a")', 'job | disk host job'],
  ['label_replace(rate(reads_total[5m]), "host", "", "disk", ".*")', 'job | disk job'],
  ['label_replace(open_files, "host", "", "", "")', '__name__ | anything'],
  ['label_replace(unknown, "to", "a", "", "")', '__name__ to | anything'],
  ['label_replace(rate(reads_total[5m]), "$to", "x", "disk", ".*")', ' | anything'],
  ['label_replace(rate(reads_total[5m]), "to", "$to", "disk", ".*")', 'host job | disk host job to'],
  ['label_replace(reads_total, ("__name__"), "x", "", "")', '__name__ host job | __name__ disk host job'],

  ['label_join(rate(reads_total[5m]), "to", "-", "host", "disk")', 'host job to | disk host job to'],
  ['label_join(rate(reads_total[5m]), "to", "", "host", "disk")', 'host job to | disk host job to'],
  ['label_join(rate(reads_total[5m]), "to", "", "disk")', 'host job | disk host job to'],
  ['label_join(rate(reads_total[5m]), "host", "", "disk")', 'job | disk host job'],
  ['label_join(rate(reads_total[5m]), "host", "", "nowhere")', 'job | disk job'],
  ['label_join(rate(reads_total[5m]), "to", "", "__name__")', 'host job | disk host job to'],
  ['label_join(rate(reads_total[5m]), "host", "-")', 'job | disk job'],

  ['info(rate(reads_total[5m]))', 'host job | disk host instance job version zone'],
  ['info(rate(reads_total[5m]), {zone=~".+"})', 'host job | disk host job zone'],
  ['info(rate(reads_total[5m]), {nowhere=~".+"})', 'host job | disk host job'],
  ['info(rate(reads_total[5m]), {$label=~".+"})', 'host job | anything'],
  ['info(sum by (host) (unknown), {zone=~".+"})', ' | host zone'],
  ['info(rate(reads_total[5m]), {__name__="host_info"})', 'host job | anything'],

  ['sum(reads_total)', ' | '],
  ['sum by () (reads_total)', ' | '],
  ['sum by (host, disk) (reads_total)', 'host | disk host'],
  ['sum(reads_total) by (host)', 'host | host'],
  ['sum by (nowhere) (reads_total)', ' | '],
  ['sum by (__name__) (reads_total)', '__name__ | __name__'],
  ['sum by (host) (unknown)', ' | host'],
  ['avg without (host) (reads_total)', 'job | disk job'],
  ['avg without () (reads_total)', 'host job | disk host job'],
  ['avg without (host) (unknown)', ' | anything'],
  ['topk(3, reads_total)', '__name__ host job | __name__ disk host job'],
  ['topk by (host) (3, reads_total)', '__name__ host job | __name__ disk host job'],
  ['limitk(3, reads_total)', '__name__ host job | __name__ disk host job'],
  ['limit_ratio(0.5, reads_total)', '__name__ host job | __name__ disk host job'],
  ['quantile by (host) (0.5, reads_total)', 'host | host'],
  ['count_values("size", reads_total)', 'size | size'],
  ['count_values by (host) ("size", reads_total)', 'host size | host size'],
  ['count_values without (host) ("size", reads_total)', 'job size | disk job size'],
  ['count_values without (size) ("size", reads_total)', 'host job | disk host job'],
  ['count_values("$label", reads_total)', ' | anything'],
  ['count_values by (host) ("$label", reads_total)', 'host | anything'],
  ['sum by ($group) (reads_total)', ' | __name__ disk host job'],
  ['sum by (host, $group) (reads_total)', 'host | __name__ disk host job'],
  ['sum without ($group) (reads_total)', ' | disk host job'],

  ['reads_total * 2', 'host job | disk host job'],
  ['2 - reads_total', 'host job | disk host job'],
  ['reads_total atan2 writes_total', 'disk host job | __name__ disk host job'],
  ['reads_total atan2 2', 'host job | __name__ disk host job'],
  ['reads_total > 2', '__name__ host job | __name__ disk host job'],
  ['2 < reads_total', '__name__ host job | __name__ disk host job'],
  ['reads_total > bool 2', 'host job | disk host job'],
  ['reads_total / reads_total', 'host job | disk host job'],
  ['reads_total / writes_total', 'disk host job | disk host job'],
  ['reads_total > writes_total', '__name__ disk host job | __name__ disk host job'],
  ['reads_total > bool writes_total', 'disk host job | disk host job'],
  ['reads_total > on (host) host_info', 'host | host'],
  ['reads_total > on (host, __name__) host_info', '__name__ host | __name__ host'],
  ['reads_total / on (host) host_info', 'host | host'],
  ['reads_total / on () host_info', ' | '],
  ['reads_total / ignoring (disk) host_info', 'host job | host job'],
  ['reads_total / ignoring (job, os) host_info', 'host | host'],
  ['reads_total / on (host, disk) host_info', 'host | host'],
  ['reads_total * on (host, disk) group_left () host_info', 'host job | host job'],
  ['writes_total / on (disk) host_info', 'disk | disk'],
  ['unknown / writes_total', 'disk host job | disk host job'],
  ['unknown / ignoring (a) writes_total', 'disk host job | disk host job'],
  ['unknown * ignoring (a) group_left () writes_total', 'disk host job | a disk host job'],
  ['unknown * ignoring ($a) group_left () writes_total', ' | anything'],
  ['unknown * on (host) group_left (os) host_info', 'host os | anything'],
  ['unknown > writes_total', '__name__ disk host job | __name__ disk host job'],
  ['reads_total / unknown{disk=""}', 'host job | host job'],
  ['unknown / unknown{disk=""}', ' | anything'],
  ['reads_total * on (host) group_left () host_info', 'host job | disk host job'],
  ['reads_total * on (host) group_left (os) host_info', 'host job os | disk host job os'],
  ['reads_total * on (host) group_left (job) host_info', 'host | disk host job'],
  ['reads_total * on (host) group_left (disk) host_info', 'host job | host job'],
  ['host_info * on (host) group_right (os) reads_total', 'host job os | disk host job os'],
  ['reads_total / ignoring ($x) host_info', ' | disk host job'],
  ['reads_total * on ($x) host_info', ' | disk host job'],
  ['reads_total * on (host) group_left ($x) host_info', ' | __name__ disk host job os'],
  ['reads_total and on (host) host_info', '__name__ host job | __name__ disk host job'],
  ['reads_total and on (host, disk) host_info', '__name__ host job | __name__ host job'],
  ['reads_total and writes_total', '__name__ disk host job | __name__ disk host job'],
  ['reads_total unless host_info', '__name__ host job | __name__ disk host job'],
  ['reads_total or host_info', '__name__ host | __name__ disk host job os'],
  ['reads_total or vector(0)', ' | __name__ disk host job'],
  ['reads_total or unknown', '__name__ | anything'],
  ['reads_total + fill(0) writes_total', 'host job | disk host job'],
  ['reads_total + on (host) fill_left(0) host_info', 'host | host'],
  ['reads_total + on (host) group_left (os) fill_right(0) host_info', 'host job | disk host job os'],
  ['reads_total + on (host) group_left (os) fill_left(0) host_info', 'host os | disk host job os'],
  ['host_info + on (host) group_right (os) fill_left(0) reads_total', 'host os | disk host job os'],
];

describe('labels', () => {
  it.each(FLOWS)('of %s are %s', (query, want) => {
    const flow = flowOf(query);
    expect(flow === undefined ? undefined : shown(flow)).toBe(want);
  });

  it.each(['1', '"a"', 'time()', 'scalar(reads_total)', '1 + 2', 'pi() * 2'])(
    'of %s there are none: it is no vector',
    (query) => {
      expect(flowOf(query)).toBeUndefined();
    },
  );

  it('of a function that nobody knows may be anything', () => {
    const known = exprOf('abs(reads_total)');
    if (known.kind !== 'call') throw new Error('It is a call.');
    const unknown: Expr = { ...known, function: { ...known.function, name: 'toString' } };
    const flow = analyse(lookup).labels(unknown);
    expect(flow === undefined ? undefined : shown(flow)).toBe(' | anything');
    expect(analyse(lookup).scaledUnit(unknown)).toBeUndefined();
    expect(analyse(lookup).values(unknown)).toBeUndefined();
  });
});

/** Queries, labels that their series cannot have, and why: the text that took the label, and a sentence. */
const LOSSES: readonly (readonly [query: string, label: string, at: string, reason: string])[] = [
  ['sum by (disk) (reads_total)', 'host', 'by (disk)', '`host` is dropped by `sum by (disk)`.'],
  ['sum(reads_total)', 'host', 'sum', '`host` is dropped by `sum`.'],
  ['sum without (host) (reads_total)', 'host', 'without (host)', '`host` is dropped by `sum without (host)`.'],
  ['max(sum by (disk) (reads_total))', 'host', 'by (disk)', '`host` is dropped by `sum by (disk)`.'],
  ['rate(reads_total[5m])', '__name__', 'rate', '`__name__` is dropped by `rate`.'],
  ['-reads_total', '__name__', '-', '`__name__` is dropped by `-`.'],
  ['reads_total / 2', '__name__', '/', '`__name__` is dropped by `/`.'],
  ['reads_total / on (host) host_info', 'job', 'on (host)', '`job` is dropped by `/ on (host)`.'],
  ['reads_total / ignoring (job) host_info', 'job', 'ignoring (job)', '`job` is dropped by `/ ignoring (job)`.'],
  ['histogram_quantile(0.9, latency_bucket)', 'le', 'histogram_quantile', '`le` is dropped by `histogram_quantile`.'],
  ['reads_total{disk=""}', 'disk', 'disk=""', '`disk` is excluded by `disk=""`.'],
  ['reads_total{disk="",disk="a"}', 'disk', 'disk=""', '`disk` is excluded by `disk=""`.'],
  ['reads_total{os="linux"}', 'os', 'os="linux"', '`reads_total` has no label `os`.'],
  ['rate(reads_total{os="linux"}[5m])', 'os', 'os="linux"', '`reads_total` has no label `os`.'],
  ['sum by (os) (reads_total)', 'os', 'by (os)', '`os` is asked for here, but no series further in has it.'],
  ['sum by (host) (unknown)', 'os', 'by (host)', 'Every label but `host` is dropped by `sum by (host)`.'],
  [
    'sum without ($group, host) (reads_total)',
    'host',
    'without ($group, host)',
    '`host` is dropped by `sum without ($group, host)`.',
  ],
  ['$metric{os=""}', 'os', 'os=""', '`os` is excluded by `os=""`.'],
  ['sum(unknown)', 'os', 'sum', 'Every label is dropped by `sum`.'],
  ['max by (os) (sum by (host) (unknown))', 'os', 'by (host)', 'Every label but `host` is dropped by `sum by (host)`.'],
  ['reads_total / on (host, disk) host_info', 'disk', '/', '`disk` is matched by `/` with series that do not have it.'],
  [
    'unknown / writes_total',
    'os',
    '/',
    'Every label but `disk`, `host`, `job` is matched by `/` with series that do not have it.',
  ],
  ['unknown / unknown{disk=""}', 'disk', '/', '`disk` is matched by `/` with series that do not have it.'],
  ['sum by (job) (reads_total) or sum by (job) (host_info)', 'os', 'by (job)', '`os` is dropped by `sum by (job)`.'],
  [
    'reads_total * on (host) group_left (disk) host_info',
    'disk',
    'disk',
    '`disk` is taken by `group_left (disk)` from the other side, which has none.',
  ],
  ['absent(reads_total{job="a",job="b"})', 'job', 'job="b"', '`job` is not fixed by exactly one `=`.'],
  [
    'label_replace(open_files, "host", "", "", "")',
    'host',
    'label_replace',
    '`host` is removed by `label_replace`, which writes nothing to it.',
  ],
  [
    'label_replace(reads_total, "host", "", "", "")',
    'host',
    'label_replace',
    '`host` is removed by `label_replace`, which writes nothing to it.',
  ],
];

describe('a lost label', () => {
  it.each(LOSSES)('of %s: %s', (query, label, at, reason) => {
    const flow = flowOf(query);
    const loss = flow === undefined ? undefined : lossOf(flow, label);
    expect({ at: query.slice(loss?.from, loss?.to), reason: loss?.reason }).toEqual({ at, reason });
  });

  it.each([
    ['reads_total', 'os'],
    ['reads_total', 'host'],
    ['sum by (host) (reads_total) or host_info', 'os'],
    ['label_replace(sum(reads_total), "host", "a", "", "")', 'host'],
    ['unknown', 'host'],
  ])('is not told of %s and %s, which nothing takes away', (query, label) => {
    const flow = flowOf(query);
    expect(flow === undefined ? undefined : lossOf(flow, label)).toBeUndefined();
  });

  it.each(FLOWS)('of %s is none that may be there, and what must be there may', (query) => {
    const { must, may, lost } = flowOf(query) ?? { must: new Set<string>(), may: new Set<string>(), lost: new Map() };
    expect([...lost.keys()].filter((label) => must.has(label) || (may !== 'anything' && may.has(label)))).toEqual([]);
    expect([...must].filter((label) => may !== 'anything' && !may.has(label))).toEqual([]);
  });
});

/** Queries, labels of their series, and the texts that they come from. */
const ORIGINS: readonly (readonly [query: string, label: string, origins: Readonly<Record<string, string>>])[] = [
  ['sum by (host) (rate(reads_total[5m]))', 'host', { reads_total: '`host` comes from `reads_total`.' }],
  ['-{job="a"}', 'job', { 'job="a"': '`job` comes from the series that are found here.' }],
  ['-{job="a"}', 'host', { '{job="a"}': '`host` comes from the series that are found here.' }],
  ['reads_total > 5', 'disk', { reads_total: '`disk` comes from `reads_total`.' }],
  ['5 < reads_total', 'disk', { reads_total: '`disk` comes from `reads_total`.' }],
  [
    'reads_total or writes_total',
    'disk',
    { reads_total: '`disk` comes from `reads_total`.', writes_total: '`disk` comes from `writes_total`.' },
  ],
  ['reads_total and host_info', 'host', { reads_total: '`host` comes from `reads_total`.' }],
  ['reads_total * on (host) group_left (os) host_info', 'os', { host_info: '`os` comes from `host_info`.' }],
  ['reads_total * on (host) group_left (os) host_info', 'disk', { reads_total: '`disk` comes from `reads_total`.' }],
  ['host_info * on (host) group_right (os) reads_total', 'disk', { reads_total: '`disk` comes from `reads_total`.' }],
  ['label_replace(reads_total, "to", "a", "host", ".*")', 'to', { label_replace: '`to` is set by `label_replace`.' }],
  [
    'label_join(reads_total, "disk", "-", "job")',
    'disk',
    { reads_total: '`disk` comes from `reads_total`.', label_join: '`disk` is set by `label_join`.' },
  ],
  ['count_values("size", reads_total)', 'size', { count_values: '`size` is set by `count_values`.' }],
  ['absent(reads_total{job="a"})', 'job', { 'job="a"': '`job` is fixed by this matcher.' }],
  ['info(reads_total)', 'zone', { info: '`zone` is added by `info`.' }],
  ['sum(reads_total)', 'host', {}],
  ['time()', 'host', {}],
  ['max_over_time(reads_total[5m:])', 'host', { reads_total: '`host` comes from `reads_total`.' }],
];

describe('originsOf', () => {
  it.each(ORIGINS)('%s: %s', (query, label, want) => {
    const origins = originsOf(exprOf(query), label, analyse(lookup));
    expect(Object.fromEntries(origins.map(({ from, to, reason }) => [query.slice(from, to), reason]))).toEqual(want);
  });
});
