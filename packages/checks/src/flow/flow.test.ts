import { analyse, type Expr, parseQuery } from '@lockstep/promql';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_CATALOG } from '../example-catalog.ts';
import { knownMetrics } from '../known-metrics.ts';
import { canBeZero } from './can-be-zero.ts';
import { hasCondition } from './has-condition.ts';
import { labelValues } from './label-values.ts';
import { valueWithoutData } from './value-without-data.ts';

const METRICS = knownMetrics([EXAMPLE_CATALOG]);

function parsed(query: string): Expr {
  const { expr } = parseQuery(query);
  if (expr === undefined) throw new Error(`\`${query}\` does not parse.`);
  return expr;
}

const SOURCES = { metrics: METRICS, analysis: analyse(METRICS.lookup) };

describe('labelValues', () => {
  const CASES: readonly (readonly [query: string, want: readonly string[] | undefined])[] = [
    ['queue_length', ['mail', 'pdf']],
    ['queue_length{queue="mail"}', ['mail']],
    ['queue_length{queue=~"mail|pdf|fax", queue!="mail"}', ['pdf']],
    ['unknown{queue=~"mail|pdf|fax", queue!="mail"}', ['pdf', 'fax']],
    ['queue_length{queue!~"m.*"}', ['pdf']],
    ['queue_length{queue="$queue"}', undefined],
    ['-sum by (queue) (max_over_time((queue_length)[1h:]))', ['mail', 'pdf']],
    ['sum(queue_length)', undefined],
    ['unknown{queue="a"} or unknown{queue="b"}', ['a', 'b']],
    ['unknown{queue="a"} or unknown', undefined],
    ['unknown{queue="a"} * 2 > 3', ['a']],
    ['2 * unknown{queue="a"}', ['a']],
    ['label_replace(unknown{queue="a"}, "queue", "b", "job", ".*")', undefined],
    ['unknown{queue="a"} * on (job) group_left (version) unknown{queue="b"}', ['a']],
    ['unknown{queue="a"} * on (job) group_left (queue) unknown{queue="b"}', ['b']],
    ['unknown{queue="a"} * on (job) group_right () unknown{queue="b"}', ['b']],
    ['unknown{queue="a"} and unknown{queue="b"}', ['a']],
    ['vector(1)', undefined],
  ];
  it.each(CASES)('of `queue` in %s', (query, want) => {
    expect(labelValues(parsed(query), 'queue', SOURCES)?.values).toEqual(want);
  });
});

describe('canBeZero', () => {
  const CASES: readonly (readonly [query: string, want: boolean])[] = [
    ['sum(rate(http_requests_total[5m]))', true],
    ['sum(rate(http_requests_total[5m])) > 0', false],
    ['sum(rate(http_requests_total[5m]) > 0)', false],
    ['0 < sum(rate(http_requests_total[5m]))', false],
    ['sum(rate(http_requests_total[5m])) >= 0', true],
    ['sum(rate(http_requests_total[5m])) != 0', false],
    ['sum(rate(http_requests_total[5m])) and on () host_up == 1', false],
    ['clamp_min(rate(http_requests_total[5m]), 1)', false],
    ['count(queue_length)', false],
    ['queue_length', true],
    ['sum(queue_jobs)', true],
    ['disk_size_bytes', false],
    ['build_info', false],
    ['unknown', false],
    ['rate(http_requests_total[5m]) * 60', true],
    ['0', true],
    ['60', false],
  ];
  it.each(CASES)('%s: %s', (query, want) => {
    expect(canBeZero(parsed(query), SOURCES)).toBe(want);
  });
});

describe('valueWithoutData', () => {
  const CASES: readonly (readonly [query: string, want: number | undefined])[] = [
    ['host_up', undefined],
    ['vector(0)', 0],
    ['host_up or vector(3)', 3],
    ['sum(host_up or vector(3)) - 1', 2],
    ['-(host_up or vector(3))', -3],
    ['(host_up or vector(3)) / queue_length', undefined],
    ['absent(host_up) * 0', 0],
    ['vector(1) unless host_up', 1],
    ['vector(1) and host_up', undefined],
    ['label_replace(vector(2), "a", "b", "", "")', 2],
    ['histogram_quantile(0.9, vector(2))', undefined],
  ];
  it.each(CASES)('of %s is %s', (query, want) => {
    expect(valueWithoutData(parsed(query))).toBe(want);
  });
});

describe('hasCondition', () => {
  const CASES: readonly (readonly [query: string, want: boolean])[] = [
    ['host_up', false],
    ['host_up == 0', true],
    ['host_up == bool 0', false],
    ['(host_up == 0) == bool 0', true],
    ['sum(host_up == 0)', true],
    ['rate(http_requests_total[5m])', false],
    ['absent(host_up)', true],
    ['host_up == 0 or queue_length', false],
    ['host_up == 0 or queue_length > 3', true],
    ['host_up unless host_maintenance', true],
    ['max_over_time((host_up == 0)[1h:])', true],
    ['ALERTS{alertname="A"}', true],
    ['unknown{state="broken"}', true],
    ['unknown{job="a"}', false],
    ['queue_length{queue="mail"}', false],
    ['build_info{version="1"}', true],
  ];
  it.each(CASES)('%s: %s', (query, want) => {
    expect(hasCondition(parsed(query), METRICS)).toBe(want);
  });
});
