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

const A = target('manager', 'a');
const B = target('manager', 'b');

/** Both managers read one database. */
const both = (name: string, values: Readonly<Record<string, number>>) => ({
  ...seriesAt(A, name, values),
  ...seriesAt(B, name, values),
});

const SERVERS_SELECT = of('operation="select"', 'table="servers"');

const WORLD: Scenario['series'] = {
  ...answeringWorld('manager'),
  ...processWorld(A),
  // Another service on the same machine.
  ...processWorld('instance="a", job="other"'),
  ...seriesAt(A, 'manager_auth_requests_total', {
    'method="password", status="success"': rises(1),
    'method="password", status="denied"': rises(2),
    'method="password", status="error"': rises(1),
  }),
  ...seriesAt(B, 'manager_auth_requests_total', { 'method="password", status="success"': rises(4) }),
  ...histogramAt(A, 'manager_auth_duration_seconds', 'method="password"', TEN_PER_SECOND),
  ...seriesAt(A, 'manager_token_validations_total', { 'status="valid"': rises(8), 'status="invalid"': rises(2) }),
  ...both('manager_active_tokens', { '': 12 }),
  ...both('manager_servers_total', {
    'customer_id="c1", datacenter="fra", status="active"': 4,
    'customer_id="c2", datacenter="fra", status="active"': 6,
    'customer_id="c2", datacenter="fra", status="maintenance"': 1,
    'customer_id="c2", datacenter="ams", status="unreachable"': 3,
  }),
  ...both('manager_gateways_total', {
    'datacenter="fra", status="active"': 2,
    'datacenter="fra", status="inactive"': 0,
    'datacenter="ams", status="inactive"': 1,
    'datacenter="lon", status="active"': 0,
  }),
  ...seriesAt(A, 'manager_server_operations_total', {
    'operation="list", status="success"': rises(3),
    'operation="list", status="error"': rises(1),
  }),
  ...histogramAt(A, 'manager_server_operation_duration_seconds', 'operation="list"', TEN_PER_SECOND),
  ...seriesAt(A, 'manager_gateway_registrations_total', { 'status="success"': rises(0.5), 'status="error"': rises(0) }),
  ...seriesAt(A, 'manager_db_queries_total', {
    'operation="select", table="servers", status="success"': rises(9),
    'operation="select", table="servers", status="error"': rises(1),
  }),
  ...histogramAt(A, 'manager_db_query_duration_seconds', 'operation="select", table="servers"', TEN_PER_SECOND),
  ...seriesAt(A, 'manager_db_connections', { '': 3 }),
  ...seriesAt(B, 'manager_db_connections', { '': 0 }),
};

/** Two managers with one database first, and what every query of `conduit-manager` gives of them. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'two managers that read one database: what is in it counts once',
    series: WORLD,
    at: '20m',
    gives: {
      ...ANSWERING,
      ...processGives(A),
      'State / queries': { '{}': 0.1 },
      'Is somebody guessing? / requests': { '{status="success"}': 5, '{status="denied"}': 2, '{status="error"}': 1 },
      'Is somebody guessing? / tokens': { '{status="valid"}': 8, '{status="invalid"}': 2 },
      'Which way in fails, which is slow? / rate': { '{method="password"}': 8 },
      'Which way in fails, which is slow? / failing': { '{method="password"}': 0.375 },
      'Which way in fails, which is slow? / p95': { '{method="password"}': P95 },
      'How many tokens are active? / tokens': { '{}': 12 },
      'Which site cannot be reached? / reachable': {
        '{datacenter="fra"}': 1,
        '{datacenter="lon"}': 0,
        '{datacenter="ams"}': 0,
      },
      'Which site cannot be reached? / gateways': { '{datacenter="fra"}': 2, '{datacenter="lon"}': 0 },
      'Which site cannot be reached? / inactive': { '{datacenter="fra"}': 0, '{datacenter="ams"}': 1 },
      'Which site cannot be reached? / servers': { '{datacenter="fra"}': 10 },
      'Which site cannot be reached? / maintenance': { '{datacenter="fra"}': 1 },
      'Which site cannot be reached? / unreachable': { '{datacenter="ams"}': 3 },
      'Which operations on servers fail, which are slow? / rate': { '{operation="list"}': 4 },
      'Which operations on servers fail, which are slow? / failing': { '{operation="list"}': 0.25 },
      'Which operations on servers fail, which are slow? / p95': { '{operation="list"}': P95 },
      'Whose servers are where? / servers': {
        '{customer_id="c1", datacenter="fra"}': 4,
        '{customer_id="c2", datacenter="fra"}': 7,
        '{customer_id="c2", datacenter="ams"}': 3,
      },
      'Do gateways come and stay? / registrations': { '{status="success"}': 30, '{status="error"}': 0 },
      'Which queries fail, which are slow? / rate': { [SERVERS_SELECT]: 10 },
      'Which queries fail, which are slow? / failing': { [SERVERS_SELECT]: 0.1 },
      'Which queries fail, which are slow? / p95': { [SERVERS_SELECT]: P95 },
      'How long do queries take? / seconds': { '{table="servers"}': P95 },
      'Is the database connected? / connections': { '{instance="a"}': 3, '{instance="b"}': 0 },
    },
  },
  ...quietScenarios('manager', 'queries'),
];
