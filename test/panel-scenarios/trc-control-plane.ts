import { belowOneSecond, perMinute, stays } from './counting.ts';
import type { Scenario } from './scenario.ts';
import { of, seriesOf } from './series.ts';

const A = 'instance="a:8280"';
const B = 'instance="b:8280"';
const target = (instance: string) => `${instance}, job="trc-control-plane"`;

const DEPLOYS = 'method="POST", path_template="/v1/deploys"';
const APPS = 'method="GET", path_template="/v1/apps"';

const counted = (name: string, values: Readonly<Record<string, number>>) =>
  seriesOf(
    `trc_${name}_total`,
    Object.fromEntries(Object.entries(values).map(([labels, count]) => [labels, perMinute(count)])),
    [target(A)],
  );

const told = (name: string, a: number, b: number): Scenario['series'] => ({
  ...seriesOf(`trc_${name}`, { '': stays(a) }, [target(A)]),
  ...seriesOf(`trc_${name}`, { '': stays(b) }, [target(B)]),
});

const took = (labels: string, count: number) =>
  belowOneSecond('trc_http_request_duration_seconds', `${target(A)}, ${labels}`, count);

const API: Scenario['series'] = {
  ...seriesOf('up', { '': stays(1) }, [target(A)]),
  ...seriesOf('up', { '': stays(0) }, [target(B)]),
  ...counted('http_requests', {
    [`${DEPLOYS}, status="201"`]: 90,
    [`${DEPLOYS}, status="500"`]: 30,
    [`${APPS}, status="200"`]: 120,
    [`${APPS}, status="404"`]: 60,
  }),
  ...took(`${DEPLOYS}, status="201"`, 90),
  ...took(`${APPS}, status="200"`, 120),
  ...told('db_connections_in_use', 5, 19),
  ...told('db_connections_max', 20, 20),
  ...belowOneSecond('trc_db_query_duration_seconds', `${target(A)}, query_class="auth"`, 60),
  ...counted('auth_token_mints', {
    'grant_type="device_code", result="success"': 2,
    'grant_type="device_code", result="error"': 0.5,
  }),
  ...counted('auth_token_refresh', { 'result="success"': 10, 'result="error"': 0.1 }),
  ...counted('auth_device_flow_polls', { 'result="pending"': 12, 'result="approved"': 1 }),
  ...counted('idempotency_hits', { 'endpoint="/v1/deploys"': 3 }),
  ...counted('idempotency_conflicts', { 'endpoint="/v1/deploys"': 1 }),
  ...told('backup_stale_volumes', 4, 4),
  ...told('backup_staleness_max_days', 9, 9),
  ...seriesOf('trc_restore_failures_total', { '': '0x120 1x120' }, [target(A)]),
};

const TILES = 'Does the API work?';
const WAIT = 'How long do callers wait?';
const TABLE = 'Which endpoint fails or is slow?';
const BACKUPS = 'Could volumes be restored?';
const DEVICE = 'grant_type="device_code"';

/** Two control planes of one database first, and what every query of `trc-control-plane` gives of them. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'one endpoint fails; what callers did wrong is no failure',
    series: API,
    at: '90m',
    gives: {
      [`${TILES} / down`]: { '{}': 1 },
      [`${TILES} / failing`]: { '{}': 0.1 },
      [`${TILES} / p95`]: { '{}': 0.95 },
      [`${TILES} / pool`]: { '{}': 0.95 },
      [`${TILES} / logins`]: { '{}': 36 },
      // Once, not once for each control plane.
      [`${TILES} / stale`]: { '{}': 4 },
      'What does the API answer? / statuses': {
        '{status="200"}': 2,
        '{status="201"}': 1.5,
        '{status="404"}': 1,
        '{status="500"}': 0.5,
      },
      [`${WAIT} / median`]: { '{}': 0.5 },
      [`${WAIT} / p95`]: { '{}': 0.95 },
      [`${WAIT} / p99`]: { '{}': 0.99 },
      [`${TABLE} / rate`]: { [of(DEPLOYS)]: 2, [of(APPS)]: 3 },
      [`${TABLE} / failing`]: { [of(DEPLOYS)]: 0.25, [of(APPS)]: 0 },
      [`${TABLE} / p95`]: { [of(DEPLOYS)]: 0.95, [of(APPS)]: 0.95 },
      'How full is the pool? / used': { [of(A)]: 0.25, [of(B)]: 0.95 },
      'Which queries are slow? / p95': { '{query_class="auth"}': 0.95 },
      'Can people log in? / mints': { [of(DEVICE, 'result="success"')]: 2, [of(DEVICE, 'result="error"')]: 0.5 },
      'Can people log in? / refreshes': { '{result="success"}': 10, '{result="error"}': 0.1 },
      'Do device logins come to an end? / polls': { '{result="pending"}': 12, '{result="approved"}': 1 },
      'Who asks twice? / hits': { '{endpoint="/v1/deploys"}': 3 },
      'Who asks twice? / conflicts': { '{endpoint="/v1/deploys"}': 1 },
      [`${BACKUPS} / stale`]: { '{}': 4 },
      [`${BACKUPS} / age`]: { '{}': 9 },
      [`${BACKUPS} / restores`]: { '{}': 1 },
    },
  },
  {
    name: 'requests of which none failed yet: that status has no series',
    series: counted('http_requests', { [`${APPS}, status="200"`]: 120 }),
    at: '90m',
    gives: { [`${TILES} / failing`]: { '{}': 0 }, [`${TABLE} / failing`]: { [of(APPS)]: 0 } },
  },
  {
    name: 'a quiet night: no share, no duration',
    series: { ...counted('http_requests', { [`${APPS}, status="200"`]: 0 }), ...took(`${APPS}, status="200"`, 0) },
    at: '90m',
    gives: { [`${TILES} / failing`]: { '{}': -2 }, [`${TILES} / p95`]: { '{}': -2 }, [`${WAIT} / p95`]: {} },
  },
  {
    name: 'nothing was ever scraped',
    series: {},
    at: '20m',
    gives: {
      [`${TILES} / down`]: { '{}': -1 },
      [`${TILES} / failing`]: { '{}': -1 },
      [`${TILES} / pool`]: { '{}': -1 },
      [`${BACKUPS} / age`]: { '{}': -1 },
      [`${TABLE} / rate`]: {},
    },
  },
];
