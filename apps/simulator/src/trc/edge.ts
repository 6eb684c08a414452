import { nodeProcess, trcEdge } from '@lockstep/catalog';
import { createRegistry, type Registry } from '@lockstep/metrics';
import type { Component, Surroundings } from '../component.ts';
import { domainComponent } from '../domain-component.ts';

type EdgeMetrics = Registry<readonly [typeof trcEdge]>['metrics'];

const UPSTREAM_FAILURES = trcEdge.metrics.trc_edge_upstream_connect_failures_total.labels.reason.values;
const SNIFFS_WITHOUT_NAME = ['timeout', 'not_tls', 'no_sni'] as const;
const PORTS = ['80', '443', '5432'] as const;
const ROUTES = 120;
const PROXY_V2_ROUTES = 8;
const BACKENDS = { http: 60, tls: 240, tcp: 20 } as const;

/** Seconds between two configurations. */
const CONFIG_SECONDS = 10;

/** trc's edge ingress. Its listener for the page is real, its connections are not. */
export async function makeEdge(surroundings: Surroundings): Promise<Component> {
  const registry = createRegistry([trcEdge, nodeProcess]);
  return domainComponent('trc-edge', registry, edgeDomain(registry.metrics, surroundings));
}

/** The edge as a state machine; each call is a second. */
function edgeDomain(
  metrics: EdgeMetrics,
  { random: chance, effects }: Pick<Surroundings, 'random' | 'effects'>,
): () => void {
  const random = chance.fork('edge');
  let second = 0;
  return () => {
    second += 1;
    for (const port of PORTS) servePort(port);
    if (second % CONFIG_SECONDS === 0) applyConfig();
    showBackends();
  };

  function servePort(listener_port: (typeof PORTS)[number]): void {
    random.repeat(listener_port === '443' ? 12 : 2, () => connect(listener_port));
    const open = Math.round(random.around(listener_port === '443' ? 180 : 20));
    metrics.trc_edge_concurrent_connections.with({ listener_port }).set(open);
  }

  function connect(listener_port: (typeof PORTS)[number]): void {
    const isFailure = random.chance(effects().deadBackends);
    if (isFailure)
      metrics.trc_edge_upstream_connect_failures_total.with({ reason: random.pick(UPSTREAM_FAILURES) }).inc();
    const usual = random.chance(0.01) ? random.pick(['no_route', 'limited'] as const) : 'accepted';
    const result = isFailure ? 'upstream_failed' : usual;
    metrics.trc_edge_connections_total.with({ listener_port, result }).inc();
    if (listener_port === '443') sniff();
    if (!random.chance(PROXY_V2_ROUTES / ROUTES)) return;
    metrics.trc_edge_proxy_v2_injections_total.with({ result: isFailure ? 'failure' : 'success' }).inc();
  }

  function sniff(): void {
    const result = random.chance(0.02) ? random.pick(SNIFFS_WITHOUT_NAME) : 'ok';
    metrics.trc_edge_sni_sniffs_total.with({ result }).inc();
    metrics.trc_edge_sni_sniff_seconds.with({ result }).observe(result === 'timeout' ? 3 : random.around(0.002));
  }

  function applyConfig(): void {
    const result = random.chance(effects().configFailures) ? 'failure' : 'success';
    metrics.trc_edge_config_apply_total.with({ result }).inc();
    metrics.trc_edge_config_apply_seconds.with({ result }).observe(random.around(0.03));
    metrics.trc_edge_routes_loaded.set(ROUTES);
    metrics.trc_edge_proxy_v2_enabled_routes.set(PROXY_V2_ROUTES);
  }

  function showBackends(): void {
    const alive = 1 - effects().deadBackends;
    let total = 0;
    for (const protocol_hint of ['http', 'tls', 'tcp'] as const) {
      const active = Math.round(BACKENDS[protocol_hint] * alive);
      metrics.trc_edge_backends_active_by_protocol.with({ protocol_hint }).set(active);
      total += active;
    }
    metrics.trc_edge_backends_active_total.set(total);
  }
}
