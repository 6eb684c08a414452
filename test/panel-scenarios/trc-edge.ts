import { belowOneSecond, perMinute, stays } from './counting.ts';
import type { Scenario } from './scenario.ts';
import { of, seriesOf } from './series.ts';

const A = 'instance="a:8295"';
const B = 'instance="b:8295"';
const target = (instance: string) => `${instance}, job="trc-edge"`;

const told = (instance: string, name: string, values: Readonly<Record<string, string>>) =>
  seriesOf(`trc_edge_${name}`, values, [target(instance)]);

/** A node and how many routes and backends it knows. */
const node = (instance: string, routes: number, backends: number, refused: number): Scenario['series'] => ({
  ...told(instance, 'routes_loaded', { '': stays(routes) }),
  ...told(instance, 'proxy_v2_enabled_routes', { '': stays(1) }),
  ...told(instance, 'backends_active_total', { '': stays(backends) }),
  ...told(instance, 'backends_active_by_protocol', { 'protocol_hint="http"': stays(backends) }),
  ...told(instance, 'config_apply_total', { 'result="success"': perMinute(1), 'result="failure"': perMinute(refused) }),
  ...told(instance, 'upstream_connect_failures_total', { 'reason="timeout"': perMinute(3) }),
  ...told(instance, 'sni_sniffs_total', { 'result="ok"': perMinute(60) }),
  ...told(instance, 'proxy_v2_injections_total', { 'result="success"': perMinute(30) }),
  ...belowOneSecond('trc_edge_config_apply_seconds', `${target(instance)}, result="success"`, 1),
  ...belowOneSecond('trc_edge_sni_sniff_seconds', `${target(instance)}, result="ok"`, 60),
});

const TRAFFIC: Scenario['series'] = {
  ...told(A, 'connections_total', {
    'listener_port="443", result="accepted"': perMinute(90),
    'listener_port="443", result="no_route"': perMinute(30),
  }),
  ...told(A, 'concurrent_connections', { 'listener_port="443"': stays(50), 'listener_port="80"': stays(5) }),
};

/** One node serves, one is new, and has an old configuration. */
const EDGE: Scenario['series'] = {
  ...seriesOf('up', { '': stays(1) }, [target(A), target(B)]),
  ...node(A, 120, 300, 0),
  ...node(B, 90, 0, 0.5),
  ...TRAFFIC,
};

const TILES = 'Do customers get through?';
const both = (a: number, b: number) => ({ [of(A)]: a, [of(B)]: b });

/** Two edge nodes first, and what every query of `trc-edge` gives of them. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'one serves, one is new',
    series: EDGE,
    at: '90m',
    gives: {
      [`${TILES} / down`]: { '{}': 0 },
      [`${TILES} / turnedAway`]: { '{}': 0.25 },
      [`${TILES} / refused`]: { '{}': 30 },
      [`${TILES} / routes`]: { '{}': 90 },
      [`${TILES} / backends`]: { '{}': 0 },
      'Edge nodes / up': both(1, 1),
      'Edge nodes / open': { [of(A)]: 55 },
      'Edge nodes / turnedAway': { [of(A)]: 0.25 },
      'Edge nodes / routes': both(120, 90),
      'Edge nodes / backends': both(300, 0),
      'Edge nodes / proxied': both(1, 1),
      'Edge nodes / refused': both(0, 30),
      'What becomes of connections? / results': {
        '{listener_port="443", result="accepted"}': 1.5,
        '{listener_port="443", result="no_route"}': 0.5,
      },
      'Why are backends not reached? / reasons': { '{reason="timeout"}': 6 },
      'Open connections / open': { '{listener_port="443"}': 50, '{listener_port="80"}': 5 },
      'How many backends are healthy? / all': { '{}': 0 },
      'How many backends are healthy? / protocols': { '{protocol_hint="http"}': 0 },
      'Do all nodes know the routes? / routes': both(120, 90),
      'Do all nodes know the routes? / proxied': both(1, 1),
      'Are configurations taken over? / results': { '{result="success"}': 2, '{result="failure"}': 0.5 },
      'How long does the edge take? / sniffs': { '{result="ok"}': 0.95 },
      'How long does the edge take? / configurations': { '{result="success"}': 0.95 },
      'Do connections say where they want to go? / sniffs': { '{result="ok"}': 2 },
      'Do connections say where they want to go? / headers': { '{result="success"}': 1 },
    },
  },
  {
    name: 'connections of which none was turned away yet: that result has no series',
    series: told(A, 'connections_total', { 'listener_port="443", result="accepted"': perMinute(90) }),
    at: '90m',
    gives: { [`${TILES} / turnedAway`]: { '{}': 0 }, 'Edge nodes / turnedAway': { [of(A)]: 0 } },
  },
  {
    name: 'a quiet night is no share, and no failure',
    series: told(A, 'connections_total', { 'listener_port="443", result="accepted"': stays(90) }),
    at: '90m',
    gives: { [`${TILES} / turnedAway`]: { '{}': -2 }, 'Edge nodes / turnedAway': {} },
  },
  {
    name: 'nothing was ever scraped',
    series: {},
    at: '20m',
    gives: {
      [`${TILES} / down`]: { '{}': -1 },
      [`${TILES} / turnedAway`]: { '{}': -1 },
      [`${TILES} / routes`]: { '{}': -1 },
      'Edge nodes / up': {},
    },
  },
];
