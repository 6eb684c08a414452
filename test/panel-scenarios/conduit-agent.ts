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

const A = target('agent', 'a');
const B = target('agent', 'b');

const IPMI_ON = of('bmc_type="ipmi"', 'operation="power_on"');

const WORLD: Scenario['series'] = {
  ...answeringWorld('agent'),
  ...processWorld(A),
  // Another service on the same machine.
  ...processWorld('instance="a", job="other"'),
  // Known to Prometheus, and not to be reached.
  ...seriesAt(target('agent', 'c'), 'up', { '': 0 }),
  ...seriesAt(A, 'agent_gateway_connection_status', { '': 1 }),
  ...seriesAt(B, 'agent_gateway_connection_status', { '': 0 }),
  ...seriesAt(A, 'agent_heartbeats_sent_total', { 'status="success"': rises(0.1) }),
  ...seriesAt(B, 'agent_heartbeats_sent_total', { 'status="error"': rises(0.1) }),
  ...seriesAt(B, 'agent_gateway_registrations_total', { 'status="error"': rises(0.2) }),
  ...histogramAt(B, 'agent_gateway_registration_duration_seconds', '', TEN_PER_SECOND),
  ...seriesAt(A, 'agent_servers_discovered', { 'bmc_type="ipmi"': 4, 'bmc_type="redfish"': 6 }),
  ...seriesAt(A, 'agent_discovery_cycles_total', { 'status="success"': rises(0.1), 'status="error"': rises(0) }),
  ...histogramAt(A, 'agent_discovery_duration_seconds', '', TEN_PER_SECOND),
  ...seriesAt(A, 'agent_discovery_errors_total', { 'error_type="timeout"': rises(1) }),
  ...seriesAt(B, 'agent_discovery_errors_total', { 'error_type="timeout"': rises(1) }),
  ...seriesAt(A, 'agent_bmc_operations_total', {
    'bmc_type="ipmi", operation="power_on", status="success"': rises(3),
    'bmc_type="ipmi", operation="power_on", status="error"': rises(1),
  }),
  ...histogramAt(A, 'agent_bmc_operation_duration_seconds', 'bmc_type="ipmi", operation="power_on"', TEN_PER_SECOND),
  ...seriesAt(A, 'agent_bmc_connection_errors_total', { 'bmc_type="ipmi", error_type="timeout"': rises(2) }),
  ...seriesAt(A, 'agent_sol_sessions_total', { 'server_id="s1"': 1, 'server_id="s2"': 1 }),
  ...seriesAt(A, 'agent_vnc_sessions_total', { 'server_id="s1"': 2 }),
  ...seriesAt(A, 'agent_sol_reconnections_total', {
    'server_id="s1", status="success"': rises(0.1),
    'server_id="s1", status="error"': rises(0.3),
  }),
  ...seriesAt(A, 'agent_sol_errors_total', { 'error_type="reset"': rises(1) }),
  ...seriesAt(A, 'agent_vnc_connection_errors_total', { 'error_type="auth_failed"': rises(2) }),
  ...seriesAt(A, 'agent_sol_bytes_total', { 'direction="inbound"': rises(100) }),
  ...seriesAt(A, 'agent_vnc_bytes_total', { 'direction="inbound"': rises(1000) }),
};

/** Three agents first, of which one is cut off and one is not scraped, and what every query of `conduit-agent` gives. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'an agent that is well, one that is cut off, and one that is not scraped',
    series: WORLD,
    at: '20m',
    gives: {
      ...ANSWERING,
      ...processGives(A),
      'State / up': { '{}': 0.667 },
      'State / connected': { '{}': 0.5 },
      'Which site is cut off? / connected': { '{instance="a"}': 1, '{instance="b"}': 0, '{instance="c"}': 0.5 },
      'Which site is cut off? / heartbeats': { '{instance="a"}': 0, '{instance="b"}': 1 },
      'Which site is cut off? / registrations': { '{instance="b"}': 1 },
      'Which site is cut off? / servers': { '{instance="a"}': 10 },
      'Which site is cut off? / sol': { '{instance="a"}': 2 },
      'Which site is cut off? / vnc': { '{instance="a"}': 2 },
      'Since when is it cut off? / connected': { '{instance="a"}': 1, '{instance="b"}': 0 },
      'Do heartbeats and registrations arrive? / heartbeats': { '{status="success"}': 6, '{status="error"}': 6 },
      'Do heartbeats and registrations arrive? / registrations': { '{status="error"}': 12 },
      'How far away is the gateway? / seconds': { '{instance="b"}': P95 },
      'Does the discovery run, and succeed? / runs': {
        '{instance="a", status="success"}': 6,
        '{instance="a", status="error"}': 0,
      },
      'Why can controllers not be read? / errors': { '{error_type="timeout"}': 2 },
      'Are all servers found? / servers': {
        '{bmc_type="ipmi", instance="a"}': 4,
        '{bmc_type="redfish", instance="a"}': 6,
      },
      'How long does the discovery take? / seconds': { '{instance="a"}': P95 },
      'Which operations fail, which are slow? / rate': { [IPMI_ON]: 4 },
      'Which operations fail, which are slow? / failing': { [IPMI_ON]: 0.25 },
      'Which operations fail, which are slow? / p95': { [IPMI_ON]: P95 },
      'Since when do they fail? / failing': { '{instance="a"}': 0.25 },
      'Why do connections fail? / errors': { '{bmc_type="ipmi", error_type="timeout"}': 2 },
      'Which server drops its console? / reconnections': { '{server_id="s1"}': 24 },
      'Which server drops its console? / vain': { '{server_id="s1"}': 0.75 },
      'Which server drops its console? / sol': { '{server_id="s1"}': 1, '{server_id="s2"}': 1 },
      'Which server drops its console? / vnc': { '{server_id="s1"}': 2 },
      'Why do consoles break? / sol': { '{error_type="reset"}': 1 },
      'Why do consoles break? / vnc': { '{error_type="auth_failed"}': 2 },
      'How many consoles are open? / sol': { '{instance="a"}': 2 },
      'How many consoles are open? / vnc': { '{instance="a"}': 2 },
      'How much do consoles carry? / sol': { '{direction="inbound"}': 100 },
      'How much do consoles carry? / vnc': { '{direction="inbound"}': 1000 },
    },
  },
  ...quietScenarios('agent', 'connected'),
];
