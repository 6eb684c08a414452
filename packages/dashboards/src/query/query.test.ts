import { resticManager } from '@lockstep/catalog';
import { parseQuery } from '@lockstep/promql';
import { describe, expect, it } from 'vitest';
import {
  constant,
  count,
  dividedBy,
  histogramQuantile,
  increase,
  isEqual,
  maxBy,
  maxOverTime,
  min,
  minus,
  onlyWhere,
  orElse,
  plus,
  rate,
  secondsSince,
  sum,
  sumBy,
  times,
  timestamp,
  whereAbove,
} from './operations.ts';
import { buckets, metric, observations } from './select.ts';
import type { Vector } from './vector.ts';

const total = metric(resticManager, 'rm_hosts_total');
const online = metric(resticManager, 'rm_hosts_online');
const success = metric(resticManager, 'rm_host_last_backup_success');
const alerts = metric(resticManager, 'rm_active_alerts', { severity: 'critical' });
const bucket = buckets(resticManager, 'rm_job_duration_seconds', { status: 'succeeded' });
const jobs = observations(resticManager, 'rm_job_duration_seconds');

describe('queries', () => {
  const cases: { query: Vector; text: string; labels: readonly string[] }[] = [
    { query: total, text: 'rm_hosts_total', labels: ['job', 'instance'] },
    { query: alerts, text: 'rm_active_alerts{severity="critical"}', labels: ['severity', 'job', 'instance'] },
    { query: sum(alerts), text: 'sum(rm_active_alerts{severity="critical"})', labels: [] },
    { query: min(total), text: 'min(rm_hosts_total)', labels: [] },
    { query: count(success), text: 'count(rm_host_last_backup_success)', labels: [] },
    {
      query: maxBy(['host_id', 'host'], success),
      text: 'max by (host_id, host) (rm_host_last_backup_success)',
      labels: ['host_id', 'host'],
    },
    {
      query: histogramQuantile(0.95, sumBy(['kind', 'le'], rate(bucket, '1h'))),
      text: 'histogram_quantile(0.95, sum by (kind, le) (rate(rm_job_duration_seconds_bucket{status="succeeded"}[1h])))',
      labels: ['kind'],
    },
    {
      query: increase(jobs, '24h'),
      text: 'increase(rm_job_duration_seconds_count[24h])',
      labels: ['kind', 'status', 'job', 'instance'],
    },
    {
      query: maxOverTime(timestamp(total), '1d', '1m'),
      text: 'max_over_time(timestamp(rm_hosts_total)[1d:1m])',
      labels: ['job', 'instance'],
    },
    { query: secondsSince(sum(total)), text: 'time() - sum(rm_hosts_total)', labels: [] },
    { query: plus(total, -1), text: 'rm_hosts_total - 1', labels: ['job', 'instance'] },
    { query: plus(total, 1), text: 'rm_hosts_total + 1', labels: ['job', 'instance'] },
    { query: times(plus(total, 1), 2), text: '(rm_hosts_total + 1) * 2', labels: ['job', 'instance'] },
    { query: plus(times(total, 2), 1), text: 'rm_hosts_total * 2 + 1', labels: ['job', 'instance'] },
    { query: minus(total, online), text: 'rm_hosts_total - rm_hosts_online', labels: ['job', 'instance'] },
    {
      query: minus(total, minus(online, online)),
      text: 'rm_hosts_total - (rm_hosts_online - rm_hosts_online)',
      labels: ['job', 'instance'],
    },
    {
      query: dividedBy(online, whereAbove(total, 0)),
      text: 'rm_hosts_online / (rm_hosts_total > 0)',
      labels: ['job', 'instance'],
    },
    { query: sum(isEqual(success, 0)), text: 'sum(rm_host_last_backup_success == bool 0)', labels: [] },
    { query: orElse(sum(total), constant(-2)), text: 'sum(rm_hosts_total) or vector(-2)', labels: [] },
    {
      query: onlyWhere(
        sumBy(['kind'], increase(jobs, '1h')),
        ['kind'],
        whereAbove(sumBy(['kind'], increase(jobs, '1h')), 0),
      ),
      text: 'sum by (kind) (increase(rm_job_duration_seconds_count[1h])) and on (kind) sum by (kind) (increase(rm_job_duration_seconds_count[1h])) > 0',
      labels: ['kind'],
    },
  ];

  it.each(cases)('$text', ({ query, text, labels }) => {
    expect(query).toMatchObject({ text, labels });
    expect(parseQuery(query.text).problems).toEqual([]);
  });

  it('know the families that they read, each once', () => {
    expect(dividedBy(sum(online), orElse(sum(total), sum(online))).metrics).toEqual([
      'rm_hosts_online',
      'rm_hosts_total',
    ]);
  });

  it('quote values', () => {
    const odd = metric(resticManager, 'rm_host_agent_online', { host: 'a"b\\c' });
    expect(odd.text).toBe(String.raw`rm_host_agent_online{host="a\"b\\c"}`);
  });
});
