import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { COLOURED, NONE, number, TABLE_FIELD, UNKNOWN, words } from '../../panels/cells.ts';
import { drillDown } from '../../panels/drill-down.ts';
import { thresholds } from '../../panels/field.ts';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { tablePanel } from '../../panels/table.ts';
import type { Section } from '../../sections.ts';
import { CHOSEN, upOf } from '../../service/instances.ts';
import { failingShare, secondsOf } from '../../service/operations.ts';
import type { StateTile } from '../../service/service-state.ts';
import { RATE_WINDOW, SHOWN } from '../../window.ts';
import { agent, JOBS } from '../conduit/conduit.ts';

const NO_AGENT = 'No agent is scraped';

const heartbeats = {
  all: agent.agent_heartbeats_sent_total.where(CHOSEN),
  failed: agent.agent_heartbeats_sent_total.where({ ...CHOSEN, status: 'error' }),
};

const registrations = {
  all: agent.agent_gateway_registrations_total.where(CHOSEN),
  failed: agent.agent_gateway_registrations_total.where({ ...CHOSEN, status: 'error' }),
  duration: agent.agent_gateway_registration_duration_seconds.where(CHOSEN),
};

const targets = upOf(JOBS.agent).maxBy('instance');
const connected = agent.agent_gateway_connection_status.where(CHOSEN).maxBy('instance');

/** For the state of the agents. */
export const connectedTile: StateTile = {
  title: 'Connected',
  query: connected.avg(),
  idle: 'unknown',
  field: {
    unit: 'percentunit',
    decimals: 0,
    min: 0,
    max: 1,
    thresholds: thresholds('red', [0.001, 'orange'], [1, 'blue']),
  },
};

/** A target that cannot be scraped says nothing of its connection: between cut off (0) and connected (1). */
const NOT_SCRAPED = 0.5;

const agentTable: Panel = tablePanel({
  id: 11,
  title: 'Which site is cut off?',
  description: [
    'One row per agent that Prometheus knows, those that are cut off first. CUT OFF: the agent runs and has no gateway, so that its site has no consoles. not scraped: Prometheus cannot reach the agent, which may work all the same. The shares of heartbeats and registrations that fail are over the time shown; "-": there was none. Servers and sessions are as of now.',
    'What to do: CUT OFF with heartbeats failing: the way to the gateway, or its certificate. Registrations failing: the secret of the agent. Servers that fell: a switch or a rack is gone.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 24, h: 8 },
  key: ['instance'],
  queries: {
    connected: connected.or(targets.times(0).plus(NOT_SCRAPED)),
    heartbeats: failingShare(heartbeats, ['instance'], SHOWN),
    registrations: failingShare(registrations, ['instance'], SHOWN),
    servers: agent.agent_servers_discovered.where(CHOSEN).sumBy('instance'),
    sol: agent.agent_sol_sessions_total.where(CHOSEN).sumBy('instance'),
    vnc: agent.agent_vnc_sessions_total.where(CHOSEN).sumBy('instance'),
  },
  columns: [
    {
      title: 'Agent',
      from: { label: 'instance' },
      options: {
        custom: { filterable: true },
        links: [drillDown('Show this agent alone', 'conduit-agent', { instance: 'Agent' })],
      },
    },
    {
      title: 'Gateway',
      from: { value: 'connected' },
      options: words({
        absent: { text: 'unknown', color: 'orange' },
        0: { text: 'CUT OFF', color: 'red' },
        [NOT_SCRAPED]: { text: 'not scraped', color: 'orange' },
        1: { text: 'connected', color: 'blue' },
      }),
    },
    { title: 'Heartbeats failing', from: { value: 'heartbeats' }, options: share() },
    { title: 'Registrations failing', from: { value: 'registrations' }, options: share() },
    { title: 'Servers', from: { value: 'servers' }, options: number('none', UNKNOWN) },
    { title: 'SOL sessions', from: { value: 'sol' }, options: number('none', NONE) },
    { title: 'VNC sessions', from: { value: 'vnc' }, options: number('none', NONE) },
  ],
  sort: [
    { column: 'Gateway', descending: false },
    { column: 'Heartbeats failing', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: NO_AGENT },
});

function share() {
  return number('percentunit', NONE, {
    decimals: 1,
    thresholds: thresholds('text', [0.01, 'orange'], [0.5, 'red']),
    ...COLOURED,
  });
}

const connection: Panel = linesOverTime({
  id: 12,
  title: 'Since when is it cut off?',
  description: [
    'Whether each agent is connected to its gateway (1) or not (0). A gap: the agent was not scraped.',
    'What to do: a line that goes up and down is a way that loses packets, or a gateway that restarts; a line that stays at zero is a broken one.',
  ].join('\n\n'),
  grid: { x: 0, y: 8, w: 8, h: 8 },
  lines: { connected: connected.legend('{{instance}}') },
  unit: 'none',
  decimals: 0,
  noValue: NO_AGENT,
  legend: { placement: 'bottom', calcs: ['lastNotNull', 'min'], sortBy: 'Min' },
});

const beats: Panel = linesOverTime({
  id: 13,
  title: 'Do heartbeats and registrations arrive?',
  description: [
    'Heartbeats per minute by outcome, and attempts to register by outcome, of all agents.',
    'What to do: registrations in success at a steady rate: agents are thrown out and come back. error without success: cut off. Fewer heartbeats without errors: an agent that hangs.',
  ].join('\n\n'),
  grid: { x: 8, y: 8, w: 8, h: 8 },
  lines: {
    heartbeats: agent.agent_heartbeats_sent_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('status')
      .times(60)
      .legend('Heartbeat {{status}}'),
    registrations: agent.agent_gateway_registrations_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('status')
      .times(60)
      .legend('Registration {{status}}'),
  },
  unit: 'opm',
  noValue: NO_AGENT,
});

const registrationSeconds: Panel = linesOverTime({
  id: 14,
  title: 'How far away is the gateway?',
  description: [
    'Time within which 95 % of the attempts to register end, by agent. A gap: there was none, which is normal.',
    'What to do: one agent: the way from its site. All of them: the gateway is slow, see its dashboard.',
  ].join('\n\n'),
  grid: { x: 16, y: 8, w: 8, h: 8 },
  lines: { seconds: secondsOf(registrations, 0.95, ['instance']).legend('{{instance}}') },
  unit: 's',
  noValue: 'No attempt yet, or no agent is scraped',
});

/** The way from sites to gateways. Ids 10 to 19. */
export const sites: Section = {
  id: 10,
  title: 'Is every site connected?',
  panels: [agentTable, connection, beats, registrationSeconds],
};
