import { attributeOf, entity } from '../../label.ts';
import { gauge, histogram, NOT_NEGATIVE } from '../../metric.ts';
import { JOB_KINDS, JOB_STATUSES, SEVERITIES } from './labels.ts';

/** Gauges of the fleet as a whole, and the durations of jobs since the server started. */
export const SERVER_METRICS = {
  rm_hosts_total: gauge({
    help: 'Number of hosts, without those that have never reported.',
    range: NOT_NEGATIVE,
    since: '0.1.0',
    usage: 'The size of the fleet. It is a gauge: never use rate() on it.',
    waivers: { 'counter-total': 'The specification names it so; it is a gauge.' },
  }),
  rm_hosts_online: gauge({
    help: 'Number of hosts that are online.',
    range: NOT_NEGATIVE,
    since: '0.1.0',
    usage: 'With rm_hosts_total: how much of the fleet is reachable.',
  }),
  rm_active_alerts: gauge({
    help: 'Number of open alerts by severity.',
    labels: { severity: SEVERITIES },
    range: NOT_NEGATIVE,
    since: '0.1.0',
    usage: 'All three severities are always there, at zero when nothing is open.',
  }),
  rm_build_info: gauge({
    help: 'Version of the running server, always 1.',
    labels: {
      version: entity('build', { max: 1 }),
      commit: attributeOf('version'),
      node_version: attributeOf('version'),
    },
    range: { min: 1, max: 1 },
    since: '0.1.0',
    usage: 'Join its labels, or see when a version changed. Its timestamp is the age of the newest scrape.',
  }),
  rm_job_duration_seconds: histogram({
    help: 'Duration of finished jobs by kind and status, since the server started.',
    unit: 'seconds',
    labels: { kind: JOB_KINDS, status: JOB_STATUSES },
    buckets: [1, 5, 30, 60, 300, 1800, 3600, 21_600, 86_400],
    since: '0.1.0',
    usage:
      'Distribution over a window: histogram_quantile(0.95, sum by (kind, le) (rate(..._bucket{status="succeeded"}[24h]))).',
  }),
} as const;
