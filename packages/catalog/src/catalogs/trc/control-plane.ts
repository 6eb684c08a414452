import { defineCatalog } from '../../catalog.ts';
import { oneOf, routeTemplate } from '../../label.ts';
import { counter, gauge, histogram, NOT_NEGATIVE } from '../../metric.ts';
import { HTTP_METHODS, HTTP_STATUS_CODES, QUERY_BUCKETS_SECONDS, REQUEST_BUCKETS_SECONDS } from '../service/http.ts';
import { trcPolicy } from './policy.ts';

const REQUEST_LABELS = {
  method: HTTP_METHODS,
  path_template: routeTemplate({ max: 20 }),
  status: HTTP_STATUS_CODES,
};

/** Endpoints that take an idempotency key. */
const IDEMPOTENT = { endpoint: routeTemplate({ max: 20 }) };

const GRANTS = oneOf('device_code', 'refresh_token', 'client_credentials');
const TOKEN_RESULTS = oneOf('success', 'denied', 'error');

/** Statements by what they are for: the name is given where a statement is prepared. */
const QUERY_CLASSES = oneOf(
  'event_append',
  'event_read',
  'projection_read',
  'idempotency',
  'auth',
  'backup_status',
  'other',
);

/** trc's control plane API (its metrics specification, section A), and the three backup metrics that only its alerts name. */
export const trcControlPlane = defineCatalog({
  name: 'trc-control-plane',
  prefix: 'trc_',
  policy: trcPolicy,
  metrics: {
    trc_http_requests_total: counter({
      help: 'HTTP requests by method, path template and status.',
      labels: REQUEST_LABELS,
      presence: 'when known',
      since: '0.1.0',
      usage: 'Rate and share of 5xx. Paths without a template are `unmatched`.',
    }),
    trc_http_request_duration_seconds: histogram({
      help: 'Time from the request to the last byte of its answer, by method, path template and status.',
      unit: 'seconds',
      labels: REQUEST_LABELS,
      buckets: REQUEST_BUCKETS_SECONDS,
      presence: 'when known',
      since: '0.1.0',
      usage: 'p95 by template; leave 4xx out where callers are impatient.',
    }),
    trc_auth_token_mints_total: counter({
      help: 'Tokens asked for, by grant type and result.',
      labels: { grant_type: GRANTS, result: TOKEN_RESULTS },
      since: '0.1.0',
      usage: 'A rise of denied is guessing; a rise of error is ours.',
    }),
    trc_auth_token_refresh_total: counter({
      help: 'Refreshes of tokens by result.',
      labels: { result: TOKEN_RESULTS },
      since: '0.1.0',
      usage: 'error: people are logged out although they should not be.',
    }),
    trc_auth_device_flow_polls_total: counter({
      help: 'Polls of the device flow by result.',
      // RFC 8628, section 3.5.
      labels: { result: oneOf('pending', 'slow_down', 'approved', 'denied', 'expired') },
      since: '0.1.0',
      usage: 'slow_down: some client polls too often.',
    }),
    trc_db_connections_in_use: gauge({
      help: 'Database connections in use.',
      range: NOT_NEGATIVE,
      merge: 'sum',
      since: '0.1.0',
      usage: 'Against trc_db_connections_max: how full the pool is.',
    }),
    trc_db_connections_max: gauge({
      help: 'Database connections that the pool may open.',
      range: NOT_NEGATIVE,
      merge: 'sum',
      since: '0.1.0',
      usage: 'The denominator of trc_db_connections_in_use.',
    }),
    trc_db_query_duration_seconds: histogram({
      help: 'Time of database queries by query class.',
      unit: 'seconds',
      labels: { query_class: QUERY_CLASSES },
      buckets: QUERY_BUCKETS_SECONDS,
      since: '0.1.0',
      usage: 'p95 by class: which part of the product is slow.',
    }),
    trc_idempotency_hits_total: counter({
      help: 'Requests that were answered from an earlier one with the same idempotency key, by endpoint.',
      labels: IDEMPOTENT,
      presence: 'when known',
      since: '0.1.0',
      usage: 'Clients that retry; a rise is a network or a slow endpoint.',
    }),
    trc_idempotency_conflicts_total: counter({
      help: 'Requests whose idempotency key was used before with another body, by endpoint.',
      labels: IDEMPOTENT,
      presence: 'when known',
      since: '0.1.0',
      usage: 'A mistake in a client.',
    }),
    trc_backup_stale_volumes: gauge({
      help: 'Volumes whose newest backup is older than their policy allows.',
      range: NOT_NEGATIVE,
      merge: 'max',
      since: '0.1.0',
      usage: 'Should be zero. The specification of alerts uses it, its list of metrics forgot it.',
    }),
    trc_backup_staleness_max_days: gauge({
      help: 'Age of the newest backup of the volume that is worst off, in days.',
      range: NOT_NEGATIVE,
      merge: 'max',
      presence: 'when known',
      since: '0.1.0',
      usage: 'How bad the worst volume is. Absent while no volume has a backup policy.',
      waivers: { 'non-base-unit': 'The specification of alerts names it so.' },
    }),
    trc_restore_failures_total: counter({
      help: 'Restores of volumes that failed.',
      since: '0.1.0',
      usage: 'Any increase: a backup that cannot be restored is none.',
    }),
  },
});
