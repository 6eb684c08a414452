import type { CatalogDescription, LabelDescription, MetricDescription } from '@lockstep/catalog';

const METHOD: LabelDescription = { kind: 'closed', values: ['GET', 'POST', 'PUT', 'DELETE'] };
const CODE: LabelDescription = { kind: 'closed', values: ['200', '301', '404', '500', '503'] };
const ANY: LabelDescription = { kind: 'open', values: [] };

const METRICS: Readonly<Record<string, MetricDescription>> = {
  http_requests_total: {
    type: 'counter',
    help: 'Requests served.',
    unit: 'none',
    labels: { method: METHOD, code: CODE, route: ANY },
  },
  http_request_duration_seconds: {
    type: 'histogram',
    help: 'Time to serve a request.',
    unit: 'seconds',
    labels: { route: ANY },
    buckets: [0.1, 0.5, 1, 5],
  },
  http_response_size_bytes: {
    type: 'histogram',
    help: 'Size of a response, as a native histogram.',
    unit: 'bytes',
    labels: { route: ANY },
    native: true,
  },
  http_requests_in_flight: {
    type: 'gauge',
    help: 'Requests being served.',
    unit: 'none',
    labels: {},
    range: { min: 0 },
  },
  rpc_duration_seconds: {
    type: 'summary',
    help: 'Time to answer a call.',
    unit: 'seconds',
    labels: { service: ANY },
    quantiles: [0.5, 0.9, 0.99],
  },
  process_resident_memory_bytes: {
    type: 'gauge',
    help: 'Memory in use.',
    unit: 'bytes',
    labels: {},
    range: { min: 0 },
  },
  process_start_time_seconds: { type: 'gauge', help: 'Unix time of the start.', unit: 'seconds', labels: {} },
  network_transmit_bytes_total: {
    type: 'counter',
    help: 'Bytes sent.',
    unit: 'bytes',
    labels: { device: { kind: 'open', values: ['eth0', 'lo'] } },
  },
  backup_last_success_timestamp_seconds: {
    type: 'gauge',
    help: 'Unix time of the last successful backup.',
    unit: 'seconds',
    labels: { host: ANY },
  },
  backup_failed: {
    type: 'gauge',
    help: 'Whether the last backup failed.',
    unit: 'none',
    labels: { host: ANY },
    range: { min: 0, max: 1 },
  },
  queue_length: {
    type: 'gauge',
    help: 'Jobs waiting.',
    unit: 'none',
    labels: { queue: { kind: 'closed', values: ['mail', 'pdf'] } },
    range: { min: 0 },
  },
  queue_jobs: {
    type: 'gauge',
    help: 'Jobs waiting, by its old name.',
    unit: 'none',
    labels: { queue: { kind: 'closed', values: ['mail', 'pdf'] } },
    stability: 'deprecated',
    usage: 'Use queue_length.',
  },
  host_up: {
    type: 'gauge',
    help: 'Whether the host answers.',
    unit: 'none',
    labels: { host: ANY },
    range: { min: 0, max: 1 },
  },
  host_maintenance: {
    type: 'gauge',
    help: 'Whether the host is being worked on.',
    unit: 'none',
    labels: { host: ANY },
    range: { min: 0, max: 1 },
  },
  disk_free_bytes: { type: 'gauge', help: 'Free space.', unit: 'bytes', labels: { device: ANY }, range: { min: 0 } },
  disk_size_bytes: { type: 'gauge', help: 'Size.', unit: 'bytes', labels: { device: ANY }, range: { min: 0 } },
  cache_hit_ratio: { type: 'gauge', help: 'Share of hits.', unit: 'ratio', labels: {}, range: { min: 0, max: 1 } },
  build_info: {
    type: 'gauge',
    help: 'Version of the program, always 1.',
    unit: 'none',
    labels: { version: ANY },
    range: { min: 1, max: 1 },
  },
};

/** The metrics of a small web service that backs up its hosts: what the examples of all checks are about. */
export const EXAMPLE_CATALOG: CatalogDescription = { lockstepCatalog: 1, name: 'example', metrics: METRICS };
