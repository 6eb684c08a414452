import {
  ANSWERING,
  answeringWorld,
  histogramAt,
  P95,
  processGives,
  processWorld,
  quietScenarios,
  rises,
  seriesAt,
  target,
  TEN_PER_SECOND,
} from './conduit.ts';
import { of } from './series.ts';
import type { Scenario } from './scenario.ts';

const A = target('gateway', 'a');
const B = target('gateway', 'b');

const CREATE_VNC = of('operation="create"', 'type="vnc"');
const CLOSE_VNC = of('operation="close"', 'type="vnc"');
const VNC_OUT = of('direction="outbound"', 'type="vnc"');

const WORLD: Scenario['series'] = {
  ...answeringWorld('gateway'),
  ...processWorld(A),
  // Another service on the same machine.
  ...processWorld('instance="a", job="other"'),
  ...seriesAt(A, 'gateway_agents_total', {
    'datacenter="fra", status="connected"': 2,
    'datacenter="ams", status="stale"': 1,
  }),
  ...seriesAt(B, 'gateway_agents_total', { 'datacenter="fra", status="connected"': 1 }),
  ...seriesAt(A, 'gateway_agent_registrations_total', { 'datacenter="fra", status="success"': rises(0.5) }),
  ...seriesAt(B, 'gateway_agent_registrations_total', { 'datacenter="fra", status="success"': rises(0.5) }),
  // It moved from one gateway to the other, which knows better.
  ...seriesAt(A, 'gateway_agent_last_heartbeat_seconds', { 'agent_id="a1"': 900, 'agent_id="a2"': 70 }),
  ...seriesAt(B, 'gateway_agent_last_heartbeat_seconds', { 'agent_id="a1"': 4 }),
  ...seriesAt(A, 'gateway_agent_heartbeats_total', {
    'agent_id="a1", status="success"': rises(0.25),
    'agent_id="a2", status="error"': rises(0.1),
    'agent_id="a2", status="success"': rises(0.1),
  }),
  ...seriesAt(A, 'gateway_sessions_total', {
    'type="vnc", customer_id="c1"': 2,
    'type="sol", customer_id="c1"': 1,
    'type="sol", customer_id="c2"': 5,
  }),
  ...seriesAt(B, 'gateway_sessions_total', { 'type="vnc", customer_id="c1"': 3 }),
  ...seriesAt(A, 'gateway_session_operations_total', {
    'operation="create", type="vnc", status="success"': rises(3),
    'operation="create", type="vnc", status="error"': rises(1),
    'operation="close", type="vnc", status="success"': rises(2),
  }),
  ...histogramAt(A, 'gateway_session_creation_duration_seconds', 'type="vnc"', TEN_PER_SECOND),
  ...histogramAt(A, 'gateway_session_duration_seconds', 'type="vnc"', { '60': 1, '300': 10, '+Inf': 10 }),
  ...seriesAt(A, 'gateway_bmc_operations_total', {
    'operation="reset", status="success"': rises(1),
    'operation="reset", status="error"': rises(1),
  }),
  ...histogramAt(A, 'gateway_bmc_operation_duration_seconds', 'operation="reset"', TEN_PER_SECOND),
  ...seriesAt(A, 'gateway_proxy_errors_total', { 'error_type="timeout"': rises(1), 'error_type="internal"': rises(0) }),
  ...seriesAt(A, 'gateway_websocket_connections_total', { 'type="vnc"': 4 }),
  ...seriesAt(B, 'gateway_websocket_connections_total', { 'type="vnc"': 6 }),
  ...seriesAt(A, 'gateway_websocket_bytes_transmitted_total', {
    'type="vnc", direction="outbound"': rises(4096),
    'type="sol", direction="inbound"': 0,
  }),
  ...seriesAt(A, 'gateway_websocket_messages_total', {
    'type="vnc", direction="outbound"': rises(2),
    'type="sol", direction="inbound"': 0,
  }),
  ...seriesAt(A, 'gateway_websocket_errors_total', { 'type="sol", error_type="reset"': rises(1) }),
};

/** Two gateways first, and what every query of `conduit-gateway` gives of them. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'two gateways, an agent that moved between them, and one that is refused',
    series: WORLD,
    at: '20m',
    gives: {
      ...ANSWERING,
      ...processGives(A),
      'State / consoles': { '{}': 0.25 },
      'Which agent is lost? / silent': { '{agent_id="a1"}': 4, '{agent_id="a2"}': 70 },
      'Which agent is lost? / beats': { '{agent_id="a1"}': 15, '{agent_id="a2"}': 12 },
      'Which agent is lost? / failing': { '{agent_id="a1"}': 0, '{agent_id="a2"}': 0.5 },
      'Which site loses its agents? / agents': {
        '{datacenter="fra", status="connected"}': 3,
        '{datacenter="ams", status="stale"}': 1,
      },
      'Do agents reconnect in a loop? / registrations': { '{datacenter="fra", status="success"}': 60 },
      'How many consoles are open? / sessions': { '{type="vnc"}': 5, '{type="sol"}': 6 },
      'Do people get their console? / rate': { [CREATE_VNC]: 4, [CLOSE_VNC]: 2 },
      'Do people get their console? / failing': { [CREATE_VNC]: 0.25, [CLOSE_VNC]: 0 },
      'Who has consoles open? / vnc': { '{customer_id="c1"}': 5 },
      'Who has consoles open? / sol': { '{customer_id="c1"}': 1, '{customer_id="c2"}': 5 },
      'Who has consoles open? / all': { '{customer_id="c1"}': 6, '{customer_id="c2"}': 5 },
      'How long do people wait for a console? / half': { '{type="vnc"}': 0.313 },
      'How long do people wait for a console? / slow': { '{type="vnc"}': P95 },
      'Do consoles last? / short': { '{type="vnc"}': 60 },
      // Four of the nine between one minute and five.
      'Do consoles last? / half': { '{type="vnc"}': 166.667 },
      'Which power operations fail, which are slow? / rate': { '{operation="reset"}': 2 },
      'Which power operations fail, which are slow? / failing': { '{operation="reset"}': 0.5 },
      'Which power operations fail, which are slow? / p95': { '{operation="reset"}': P95 },
      'Why do operations not get through? / errors': { '{error_type="timeout"}': 1, '{error_type="internal"}': 0 },
      'How many WebSockets are open? / connections': {
        '{instance="a", type="vnc"}': 4,
        '{instance="b", type="vnc"}': 6,
      },
      'Do WebSockets break? / errors': { '{error_type="reset", type="sol"}': 1 },
      'How much do consoles carry? / bytes': { [VNC_OUT]: 4096, [of('direction="inbound"', 'type="sol"')]: 0 },
      'How many messages are there? / messages': { [VNC_OUT]: 2, [of('direction="inbound"', 'type="sol"')]: 0 },
      'How large are messages? / size': { [VNC_OUT]: 2048 },
    },
  },
  ...quietScenarios('gateway', 'consoles'),
];
