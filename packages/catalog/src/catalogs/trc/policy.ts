import { definePolicy } from '../../policy.ts';

/** "Use sparingly" of the specification, in numbers: what one target may show. */
const SPARING = { max: 50, why: 'it grows with customers; keep the rest in logs and event queries.' };

/**
 * trc's labels ("Label conventions and cardinality rules"): those that its list allows, and those that its own metrics have.
 * Forbidden is forbidden, so `trc_edge_backends_active{route_id}` of its text does not exist.
 */
export const trcPolicy = definePolicy({
  name: 'trc',
  prefix: 'trc_',
  allowed: [
    // The list.
    'component',
    'node_id',
    'process_type',
    'status',
    'reason',
    'http_method',
    'http_path_template',
    'http_status',
    // The labels of its metrics.
    'command',
    'endpoint',
    'grant_type',
    'kind',
    'listener_port',
    'method',
    'mount',
    'path_template',
    'projection',
    'protocol_hint',
    'query_class',
    'result',
  ],
  sparingly: { org_id: SPARING, env_id: SPARING, route_id: SPARING, event_type: SPARING },
  forbidden: {
    host: 'raw host names are unbounded.',
    hostname: 'raw host names are unbounded.',
    url: 'URLs are unbounded, and may hold secrets.',
    query_string: 'query strings are unbounded, and may hold secrets.',
    path: 'raw paths are unbounded; use path_template.',
    instance_id: 'instances are many and do not live long.',
    user_id: 'it names a person.',
    email: 'it names a person.',
    error: 'messages are unbounded; use reason.',
    error_message: 'messages are unbounded; use reason.',
    idempotency_key: 'every request has another one.',
    token: 'it is a secret.',
    password: 'it is a secret.',
    secret: 'it is a secret.',
    api_key: 'it is a secret.',
  },
});
