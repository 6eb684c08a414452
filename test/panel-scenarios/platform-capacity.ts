import { processGives, processWorld, rises, seriesAt, target } from './conduit.ts';
import type { Scenario } from './scenario.ts';

const A = target('gateway', 'a');
const B = target('gateway', 'b');
const MANAGERS = [target('manager', 'a'), target('manager', 'b')];
const AGENT = target('agent', 'c');

/** Both managers read one database. */
const managers = (name: string, values: Readonly<Record<string, number>>): Scenario['series'] =>
  Object.assign({}, ...MANAGERS.map((manager) => seriesAt(manager, name, values)));

const WORLD: Scenario['series'] = {
  ...processWorld(A),
  ...processWorld(AGENT),
  ...processWorld('instance="a", job="other"'),
  ...seriesAt(A, 'gateway_sessions_total', { 'type="vnc", customer_id="c1"': 2, 'type="sol", customer_id="c2"': 3 }),
  ...seriesAt(B, 'gateway_sessions_total', { 'type="vnc", customer_id="c1"': 1 }),
  // Nine in the first ten minutes, four since.
  ...seriesAt(A, 'gateway_websocket_connections_total', { 'type="vnc"': '9x24 4x100', 'type="sol"': 1 }),
  ...seriesAt(B, 'gateway_websocket_connections_total', { 'type="vnc"': 0 }),
  ...seriesAt(A, 'gateway_websocket_bytes_transmitted_total', {
    'type="vnc", direction="outbound"': rises(4096),
    'type="sol", direction="outbound"': rises(4),
    'type="sol", direction="inbound"': rises(2),
  }),
  ...seriesAt(A, 'gateway_agents_total', {
    'datacenter="fra", status="connected"': 2,
    'datacenter="ams", status="stale"': 1,
    'datacenter="ams", status="connected"': 0,
  }),
  ...seriesAt(B, 'gateway_agents_total', { 'datacenter="fra", status="connected"': 2 }),
  ...managers('manager_servers_total', {
    'customer_id="c1", datacenter="fra", status="active"': 30,
    'customer_id="c2", datacenter="fra", status="maintenance"': 10,
    'customer_id="c2", datacenter="ams", status="active"': 5,
  }),
  ...managers('manager_gateways_total', {
    'datacenter="fra", status="active"': 2,
    'datacenter="ams", status="inactive"': 1,
  }),
  ...managers('manager_active_tokens', { '': 12 }),
  ...managers('manager_db_connections', { '': 4 }),
  ...seriesAt(MANAGERS[0] ?? '', 'manager_db_queries_total', {
    'operation="select", table="servers", status="success"': rises(5),
    'operation="insert", table="servers", status="error"': rises(1),
  }),
};

/** Two gateways and two managers first, and what every query of `platform-capacity` gives of them. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'two gateways share the sessions, two managers say the same of one database',
    series: WORLD,
    at: '20m',
    gives: {
      'Which gateway is full? / sessions': { '{instance="a"}': 5, '{instance="b"}': 1 },
      'Which gateway is full? / connections': { '{instance="a"}': 5, '{instance="b"}': 0 },
      'Which gateway is full? / peak': { '{instance="a"}': 10, '{instance="b"}': 0 },
      'Which gateway is full? / bandwidth': { '{instance="a"}': 4102 },
      'Which gateway is full? / loop': { '{instance="a"}': 0.5 },
      'Which gateway is full? / processor': { '{instance="a"}': 0.75 },
      'Which gateway is full? / memory': { '{instance="a"}': 4096 },
      'Do sessions grow? / sessions': { '{type="vnc"}': 3, '{type="sol"}': 3 },
      'Are connections balanced? / connections': { '{instance="a"}': 5, '{instance="b"}': 0 },
      'Is the line full? / bytes': {
        '{direction="outbound", instance="a"}': 4100,
        '{direction="inbound", instance="a"}': 2,
      },
      'What is there at each site? / servers': { '{datacenter="fra"}': 40, '{datacenter="ams"}': 5 },
      'What is there at each site? / active': { '{datacenter="fra"}': 2 },
      'What is there at each site? / inactive': { '{datacenter="ams"}': 1 },
      'What is there at each site? / connected': { '{datacenter="fra"}': 4, '{datacenter="ams"}': 0 },
      'What is there at each site? / stale': { '{datacenter="ams"}': 1 },
      'What is there at each site? / each': { '{datacenter="fra"}': 10 },
      'Do sites grow? / servers': { '{datacenter="fra"}': 40, '{datacenter="ams"}': 5 },
      'Are database connections left? / each': { '{instance="a"}': 4, '{instance="b"}': 4 },
      'Are database connections left? / all': { '{}': 8 },
      'What does the database have to do? / queries': { '{table="servers"}': 6 },
      'How many people and programs are in? / tokens': { '{}': 12 },
      ...processGives(A, AGENT),
    },
  },
  {
    name: 'the site that the reader chose',
    series: WORLD,
    at: '20m',
    chosen: { datacenter: 'ams' },
    gives: {
      'What is there at each site? / servers': { '{datacenter="ams"}': 5 },
      'Do sites grow? / servers': { '{datacenter="ams"}': 5 },
    },
  },
  {
    name: 'nothing was ever scraped',
    series: {},
    at: '20m',
    gives: {
      'Which gateway is full? / connections': {},
      'What is there at each site? / servers': {},
      'Are database connections left? / all': {},
      'Are processes busy? / loop': {},
    },
  },
];
