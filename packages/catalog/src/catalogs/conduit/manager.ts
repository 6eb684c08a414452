import { defineCatalog } from '../../catalog.ts';
import { oneOf } from '../../label.ts';
import { counter, gauge, histogram, NOT_NEGATIVE } from '../../metric.ts';
import { QUERY_BUCKETS_SECONDS, REQUEST_BUCKETS_SECONDS } from '../service/http.ts';
import { RPC_CODES, RPC_LABELS } from '../service/rpc.ts';
import { CUSTOMER, DATACENTER, HTTP_LABELS, HTTP_RESULT_LABELS, OUTCOMES, TOTAL_GAUGE } from './labels.ts';

const AUTH_METHODS = oneOf('password', 'api_key', 'refresh_token');
const SERVER_OPERATIONS = oneOf('create', 'read', 'update', 'delete', 'list');
const QUERY_LABELS = {
  operation: oneOf('select', 'insert', 'update', 'delete'),
  table: oneOf('customers', 'servers', 'gateways', 'agents', 'sessions', 'tokens'),
};

/** Conduit's manager (RFD 021, "Manager Metrics"): who may do what with which server. */
export const conduitManager = defineCatalog({
  name: 'conduit-manager',
  prefix: 'manager_',
  metrics: {
    manager_auth_requests_total: counter({
      help: 'Authentication requests by method and outcome.',
      labels: { status: oneOf('success', 'denied', 'error'), method: AUTH_METHODS },
      since: '0.1.0',
      usage: 'A rise of denied is guessing or a wrong secret; a rise of error is ours.',
    }),
    manager_auth_duration_seconds: histogram({
      help: 'Time to decide an authentication request, by method.',
      unit: 'seconds',
      labels: { method: AUTH_METHODS },
      buckets: REQUEST_BUCKETS_SECONDS,
      since: '0.1.0',
      usage: 'How long people wait to be let in. Password hashing is slow on purpose.',
    }),
    manager_active_tokens: gauge({
      help: 'JWT tokens that were issued and have neither expired nor been revoked.',
      range: NOT_NEGATIVE,
      merge: 'max',
      since: '0.1.0',
      usage: 'Capacity of the token table. Several processes count the same table.',
    }),
    manager_token_validations_total: counter({
      help: 'Token validations by outcome.',
      labels: { status: oneOf('valid', 'expired', 'invalid') },
      since: '0.1.0',
      usage: 'invalid above the usual is a wrong key or an attempt; expired is normal.',
    }),
    manager_servers_total: gauge({
      help: 'Registered BMC servers by customer, site and state.',
      labels: {
        customer_id: CUSTOMER,
        datacenter: DATACENTER,
        status: oneOf('active', 'maintenance', 'unreachable'),
      },
      range: NOT_NEGATIVE,
      merge: 'max',
      presence: 'when known',
      since: '0.1.0',
      usage: 'Sum by what is asked for. Read from the database, so several processes say the same.',
      waivers: TOTAL_GAUGE,
    }),
    manager_server_operations_total: counter({
      help: 'Operations on server records by kind and outcome.',
      labels: { operation: SERVER_OPERATIONS, status: OUTCOMES },
      since: '0.1.0',
      usage: 'The share of error by operation.',
    }),
    manager_server_operation_duration_seconds: histogram({
      help: 'Time of operations on server records, by kind.',
      unit: 'seconds',
      labels: { operation: SERVER_OPERATIONS },
      buckets: REQUEST_BUCKETS_SECONDS,
      since: '0.1.0',
      usage: 'p95 by operation; a slow list is a missing index.',
    }),
    manager_gateways_total: gauge({
      help: 'Registered gateways by site and state.',
      labels: { datacenter: DATACENTER, status: oneOf('active', 'inactive') },
      range: NOT_NEGATIVE,
      merge: 'max',
      presence: 'when known',
      since: '0.1.0',
      usage: 'A site without an active gateway cannot be reached.',
      waivers: TOTAL_GAUGE,
    }),
    manager_gateway_registrations_total: counter({
      help: 'Registrations of gateways by outcome.',
      labels: { status: OUTCOMES },
      since: '0.1.0',
      usage: 'A steady rate of success is a gateway that restarts in a loop.',
    }),
    manager_db_queries_total: counter({
      help: 'Database queries by operation, table and outcome.',
      labels: { ...QUERY_LABELS, status: OUTCOMES },
      since: '0.1.0',
      usage: 'Load by table, and the share of error.',
    }),
    manager_db_query_duration_seconds: histogram({
      help: 'Time of database queries by operation and table.',
      unit: 'seconds',
      labels: QUERY_LABELS,
      buckets: QUERY_BUCKETS_SECONDS,
      since: '0.1.0',
      usage: 'p95 by table: which one is slow.',
    }),
    manager_db_connections: gauge({
      help: 'Open database connections.',
      range: NOT_NEGATIVE,
      merge: 'sum',
      since: '0.1.0',
      usage: 'Zero means that nothing can be read; a climb that does not end is a leak.',
    }),
    manager_http_requests_total: counter({
      help: 'HTTP requests by method, route template and status code.',
      labels: HTTP_RESULT_LABELS,
      presence: 'when known',
      since: '0.1.0',
      usage: 'Rate and share of 5xx. Routes without a template are `unmatched`.',
    }),
    manager_http_request_duration_seconds: histogram({
      help: 'Time from the request to the last byte of its answer, by method and route template.',
      unit: 'seconds',
      labels: HTTP_LABELS,
      buckets: REQUEST_BUCKETS_SECONDS,
      presence: 'when known',
      since: '0.1.0',
      usage: 'p95 by route; the latency objective is computed from it.',
    }),
    manager_rpc_calls_total: counter({
      help: 'RPC calls by service, method and code.',
      labels: { ...RPC_LABELS, status: RPC_CODES },
      presence: 'when known',
      since: '0.1.0',
      usage: 'Share of codes that are our fault: unknown, internal, unavailable, data_loss.',
    }),
    manager_rpc_call_duration_seconds: histogram({
      help: 'Time of RPC calls by service and method.',
      unit: 'seconds',
      labels: RPC_LABELS,
      buckets: REQUEST_BUCKETS_SECONDS,
      presence: 'when known',
      since: '0.1.0',
      usage: 'p95 by method. A stream lasts until it ends.',
    }),
  },
});
