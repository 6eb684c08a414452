import { defineCatalog } from '../../catalog.ts';
import { entity, oneOf } from '../../label.ts';
import { counter, gauge, histogram, NOT_NEGATIVE } from '../../metric.ts';
import { RESULTS } from './labels.ts';
import { trcPolicy } from './policy.ts';

/** Ports on which an edge node listens. */
const LISTENER_PORT = entity('listener_port', { max: 32 });

/** What the beginning of a connection looked like ("SNI and TLS sniffing"). */
const SNIFFS = { result: oneOf('ok', 'timeout', 'not_tls', 'no_sni') };

const count = { range: NOT_NEGATIVE, merge: 'sum', since: '0.1.0' } as const;

/** Every worker of an edge node has loaded the same configuration. */
const same = { range: NOT_NEGATIVE, merge: 'max', since: '0.1.0' } as const;

/** trc's edge ingress (its metrics specification, section F). */
export const trcEdge = defineCatalog({
  name: 'trc-edge',
  prefix: 'trc_edge_',
  policy: trcPolicy,
  metrics: {
    trc_edge_connections_total: counter({
      help: 'Connections by port and result.',
      labels: { listener_port: LISTENER_PORT, result: oneOf('accepted', 'no_route', 'upstream_failed', 'limited') },
      presence: 'when known',
      since: '0.1.0',
      usage: 'The share of accepted; no_route is a name that nobody has set up.',
    }),
    trc_edge_concurrent_connections: gauge({
      ...count,
      help: 'Open connections by port.',
      labels: { listener_port: LISTENER_PORT },
      presence: 'when known',
      usage: 'Capacity of the node.',
    }),
    trc_edge_upstream_connect_failures_total: counter({
      help: 'Connections to a backend that failed, by reason.',
      labels: { reason: oneOf('refused', 'timeout', 'unreachable', 'reset', 'no_backend') },
      since: '0.1.0',
      usage: 'no_backend: everything of a route is unhealthy.',
    }),
    trc_edge_routes_loaded: gauge({
      ...same,
      help: 'Routes of the configuration in force.',
      usage: 'A fall to zero is a configuration that was lost.',
    }),
    trc_edge_config_apply_total: counter({
      help: 'Configurations that were taken over, by result.',
      labels: { result: RESULTS },
      since: '0.1.0',
      usage: 'failure: the old configuration stays in force.',
    }),
    trc_edge_config_apply_seconds: histogram({
      help: 'Time to take a configuration over, by result.',
      unit: 'seconds',
      labels: { result: RESULTS },
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      since: '0.1.0',
      usage: 'p95 of success: how long a new route waits.',
    }),
    trc_edge_backends_active_total: gauge({
      ...same,
      help: 'Backends that passed their health check, over all routes.',
      usage: 'By route it would be unbounded; routes are in logs.',
      waivers: { 'counter-total': 'The specification calls this gauge `_total`.' },
    }),
    trc_edge_backends_active_by_protocol: gauge({
      ...same,
      help: 'Backends that passed their health check, by the protocol that their route hints at.',
      labels: { protocol_hint: oneOf('http', 'tls', 'tcp') },
      usage: 'Their sum is trc_edge_backends_active_total.',
    }),
    trc_edge_sni_sniffs_total: counter({
      help: 'Beginnings of connections that were looked at for a server name, by result.',
      labels: SNIFFS,
      since: '0.1.0',
      usage: 'not_tls on a TLS port is a scanner or a wrong client.',
    }),
    trc_edge_sni_sniff_seconds: histogram({
      help: 'Time to find the server name of a connection, by result.',
      unit: 'seconds',
      labels: SNIFFS,
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      since: '0.1.0',
      usage: 'p95 of ok: added to every connection.',
    }),
    trc_edge_proxy_v2_enabled_routes: gauge({
      ...same,
      help: 'Routes that hand the address of the client on by PROXY v2.',
      usage: 'Against routes loaded.',
    }),
    trc_edge_proxy_v2_injections_total: counter({
      help: 'PROXY v2 headers that were written, by result.',
      labels: { result: RESULTS },
      since: '0.1.0',
      usage: 'failure: the backend closed before it was told who comes.',
    }),
  },
});
