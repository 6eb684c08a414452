import { PROMETHEUS_2_42, type TargetProfile } from '@lockstep/promql';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_CATALOG } from '../example-catalog.ts';
import { checkDocuments, CHECKS, knownMetrics, readDocuments } from '../index.ts';

const METRICS = knownMetrics([EXAMPLE_CATALOG]);
const OF_QUERIES = CHECKS.filter(({ scope }) => scope === 'query' || scope === 'text');

/** Ids of the checks that find something in a line of a panel; scraped every 15 s, and our own. */
function problemsOf(expr: string, profile?: TargetProfile) {
  const panel = { type: 'timeseries', title: 'A', targets: [{ refId: 'A', expr }] };
  const { documents } = readDocuments('a.json', JSON.stringify({ title: 'A', panels: [panel] }));
  const options = { metrics: METRICS, ownership: 'own', scrapeIntervalSeconds: 15, checks: OF_QUERIES } as const;
  return checkDocuments(documents, profile === undefined ? options : { ...options, profile }).problems;
}

function found(expr: string, profile?: TargetProfile): readonly string[] {
  return problemsOf(expr, profile).map(({ check }) => check);
}

interface Row {
  readonly query: string;
  readonly want: readonly string[];
}

describe('names', () => {
  it.each<Row>([
    { query: 'sum(up) or sum(nothing)', want: ['unknown-metric'] },
    { query: 'absent(nothing)', want: ['unknown-metric'] },
    { query: '{__name__="nothing"}', want: ['unknown-metric'] },
    { query: '{__name__=~"nothing.*"}', want: [] },
    { query: '${prefix}_total', want: [] },
    { query: 'queue_length{queue="mail"} unless nothing', want: ['unknown-metric'] },
    { query: 'http_request_duration_seconds', want: ['histogram-base-name'] },
    { query: 'rpc_duration_seconds_bucket', want: ['summary-as-histogram'] },
    { query: 'histogram_quantile(0.9, sum(rate(rpc_duration_seconds_count[5m])))', want: ['summary-as-histogram'] },
    { query: 'sum(rate(http_response_size_bytes_sum[5m]))', want: ['native-as-classic'] },
    { query: 'info(queue_length, {version=~".+"})', want: ['experimental-syntax'] },
  ])('$query', ({ query, want }) => {
    expect(found(query)).toEqual(want);
  });

  it.each([
    { query: 'sum(http_requests)', want: 'http_requests_total' },
    { query: 'sum(process_resident_memory)', want: 'process_resident_memory_bytes' },
    { query: 'sum(host_up_total)', want: 'host_up' },
    { query: 'sum(Queue_Length)', want: 'queue_length' },
    { query: 'host_up{hots="a"}', want: 'host' },
    { query: 'rate(http_requests_total{method="Get"}[5m])', want: 'GET' },
  ])('$query: did you mean $want?', ({ query, want }) => {
    expect(problemsOf(query).map(({ fix }) => fix)).toEqual([
      expect.stringContaining(`Did you mean \`${want}\`?`) as string,
    ]);
  });

  it('says that a rule may record what is not known', () => {
    expect(problemsOf('sum(job:http_requests:rate5m)')).toMatchObject([
      { check: 'unknown-metric', message: expect.stringContaining('no rule that is checked') as string },
    ]);
  });
});

describe('labels and values', () => {
  it.each<Row>([
    { query: 'host_up{host=~"$host",job="a",instance!=""}', want: [] },
    { query: 'host_up{$label="a"}', want: [] },
    { query: 'host_up{rack=""}', want: [] },
    { query: 'host_up{rack=~".*"}', want: ['unknown-label'] },
    { query: 'up{anything="a"}', want: [] },
    { query: 'ALERTS{alertname="Down",severity="page"}', want: [] },
    { query: 'queue_length{queue="$queue"}', want: [] },
    { query: 'queue_length{queue=~"mail|post"}', want: ['unknown-label-value'] },
    { query: 'queue_length{queue=~"(?i)MAIL"}', want: ['regex-matches-one-value'] },
    { query: 'queue_length{queue=~"mail|pdf"}', want: ['regex-matches-everything'] },
    { query: 'queue_length{queue!~"mail|pdf"}', want: ['regex-matches-everything'] },
    { query: 'queue_length{queue!~"mail"}', want: ['regex-matches-one-value'] },
    { query: 'queue_length{queue=~"ma"}', want: ['unknown-label-value'] },
    { query: 'queue_length{queue=~"m."}', want: ['regex-matches-nothing'] },
    { query: 'rate(network_transmit_bytes_total{device!~"docker.*|veth.*"}[5m])', want: [] },
    { query: 'rate(network_transmit_bytes_total{device=~"eth.*"}[5m])', want: [] },
    { query: 'rate(http_requests_total{route=~".+"}[5m])', want: [] },
  ])('$query', ({ query, want }) => {
    expect(found(query)).toEqual(want);
  });
});

describe('counters and gauges', () => {
  it.each<Row>([
    { query: 'sum(rate(http_requests_total[5m])) or sum(http_requests_total * 0)', want: [] },
    {
      query: 'http_requests_total - http_requests_total offset 1h',
      want: ['counter-without-rate', 'counter-without-rate'],
    },
    { query: 'host_up and on (instance) http_requests_total', want: [] },
    { query: 'host_up and on (instance) http_requests_total > 0', want: ['counter-without-rate'] },
    { query: 'avg_over_time(http_requests_total[1h])', want: ['counter-without-rate'] },
    { query: 'changes(http_requests_total[1h])', want: [] },
    {
      query: 'rpc_duration_seconds_sum / rpc_duration_seconds_count',
      want: ['counter-without-rate', 'counter-without-rate'],
    },
    { query: 'histogram_quantile(0.9, http_response_size_bytes)', want: ['counter-without-rate'] },
    { query: 'rate(rpc_duration_seconds[5m])', want: ['rate-on-gauge'] },
    { query: 'resets(queue_length[1h])', want: ['rate-on-gauge'] },
    { query: 'rate(max_over_time(queue_length[5m])[1h:])', want: [] },
    { query: 'rate((http_requests_total)[5m:30s])', want: [] },
    { query: 'increase(max(http_requests_total)[1h:1m])', want: ['rate-of-sum'] },
    { query: 'max_over_time(rate(http_requests_total[5m])[1h:])', want: [] },
    { query: 'deriv(http_requests_total[5m])', want: ['delta-on-counter'] },
    { query: 'delta(rpc_duration_seconds_count[5m])', want: ['delta-on-counter'] },
  ])('$query', ({ query, want }) => {
    expect(found(query)).toEqual(want);
  });
});

describe('ranges, scraped every 15 s', () => {
  it.each<Row>([
    { query: 'rate(http_requests_total[29s])', want: ['empty-range'] },
    { query: 'rate(http_requests_total[30s])', want: ['short-range'] },
    { query: 'rate(http_requests_total[59s])', want: ['short-range'] },
    { query: 'rate(http_requests_total[1m])', want: [] },
    { query: 'rate(http_requests_total[$__range])', want: [] },
    { query: 'rate(http_requests_total[${__range_s}s])', want: [] },
    { query: 'rate(http_requests_total[$window])', want: [] },
    { query: 'irate(http_requests_total[$__interval])', want: ['short-range'] },
    { query: 'max_over_time(queue_length[$__interval])', want: [] },
    { query: 'last_over_time(queue_length[14s])', want: ['empty-range'] },
    { query: 'deriv(queue_length[10m:5m])', want: ['short-range'] },
    { query: 'deriv(queue_length[5m:5m])', want: ['empty-range'] },
    { query: 'deriv(queue_length[5m:])', want: [] },
    { query: 'max_over_time(queue_length[5m:10m])', want: ['empty-range'] },
  ])('$query', ({ query, want }) => {
    expect(found(query)).toEqual(want);
  });
});

describe('buckets', () => {
  const RATE = 'rate(http_request_duration_seconds_bucket[5m])';

  it.each<Row>([
    { query: `histogram_quantile(0.9, ${RATE})`, want: [] },
    { query: `histogram_quantile(0.9, sum without (route) (${RATE}))`, want: [] },
    { query: `histogram_quantile(0.9, sum without (le) (${RATE}))`, want: ['bucket-without-le'] },
    { query: 'histogram_quantile(0.9, sum by (le) (rate({job="a"}[5m])))', want: ['nameless-selector'] },
    { query: 'histogram_quantile(0.9, sum(rate({job="a"}[5m])))', want: ['nameless-selector'] },
    { query: 'count(http_request_duration_seconds_bucket)', want: [] },
    { query: `max(${RATE})`, want: ['bucket-without-quantile'] },
    {
      query: String.raw`rate(http_request_duration_seconds_bucket{le=~"0\\.5|1\\.0"}[5m])`,
      want: ['bucket-without-quantile', 'literal-le'],
    },
    { query: 'rate(http_request_duration_seconds_bucket{le="0.50"}[5m])', want: ['unknown-bucket'] },
    { query: 'histogram_avg(rate(http_response_size_bytes[5m]))', want: [] },
    { query: 'histogram_count(sum(rate(http_requests_total[5m])))', want: ['classic-as-native'] },
  ])('$query', ({ query, want }) => {
    expect(found(query).toSorted()).toEqual(want);
  });

  it('have their bounds as the exporter writes them before Prometheus 3', () => {
    const query = 'rate(http_request_duration_seconds_bucket{le="1"}[5m])';
    expect([found(query), found(query, PROMETHEUS_2_42)]).toEqual([['unknown-bucket'], ['literal-le']]);
  });
});

describe('texts and types', () => {
  it.each<Row>([
    { query: 'sum(', want: ['invalid-promql'] },
    { query: 'rate(nothing)', want: ['invalid-promql'] },
    { query: 'queue_length{queue=~"["}', want: ['invalid-promql'] },
    { query: 'rate(http_requests_total[5m]) == 0', want: ['rate-equality'] },
    { query: 'round(increase(http_requests_total[1h])) == 3', want: [] },
    { query: 'count(rate(http_requests_total[5m])) == 3', want: [] },
    { query: 'queue_length != queue_length', want: ['nan-reliance'] },
  ])('$query', ({ query, want }) => {
    expect(found(query)).toEqual(want);
  });

  it('follow the server that is asked', () => {
    const query = 'rate(http_requests_total[300])';
    expect([found(query), found(query, PROMETHEUS_2_42)]).toEqual([[], ['experimental-syntax']]);
  });
});
