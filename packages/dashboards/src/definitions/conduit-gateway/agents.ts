import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, number, TABLE_FIELD, UNKNOWN } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { tablePanel } from '../../panels/table.ts';
import type { Section } from '../../sections.ts';
import { CHOSEN } from '../../service/instances.ts';
import { failingShare, rateOf } from '../../service/operations.ts';
import { RATE_WINDOW, SHOWN } from '../../window.ts';
import { gateway } from '../conduit/conduit.ts';
import { HEARTBEAT_SECONDS, LOST_HEARTBEATS } from '../conduit/heartbeat.ts';

const NO_GATEWAY = 'No agent known: none registered, or no gateway is scraped';

const heartbeats = {
  all: gateway.gateway_agent_heartbeats_total.where(CHOSEN),
  failed: gateway.gateway_agent_heartbeats_total.where({ ...CHOSEN, status: 'error' }),
};

const agentTable: Panel = tablePanel({
  id: 11,
  title: 'Which agent is lost?',
  description: [
    `One row per agent, the one that was silent for longest first. Last heartbeat is what the gateway that heard from it last says: orange from ${LOST_HEARTBEATS} heartbeats on, red from ten. Per minute and Failing are over the time shown.`,
    'What to do: one agent: look at its host and its log. All agents of a site at once: the way there. An agent whose heartbeats fail is heard and refused: its registration is gone or its secret is wrong.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 9 },
  key: ['agent_id'],
  queries: {
    silent: gateway.gateway_agent_last_heartbeat_seconds.where(CHOSEN).minBy('agent_id'),
    beats: rateOf(heartbeats, ['agent_id'], SHOWN).times(60),
    failing: failingShare(heartbeats, ['agent_id'], SHOWN),
  },
  columns: [
    { title: 'Agent', from: { label: 'agent_id' }, options: { custom: { filterable: true } } },
    {
      title: 'Last heartbeat',
      from: { value: 'silent' },
      options: age(UNKNOWN, {
        thresholds: thresholds(
          'text',
          [LOST_HEARTBEATS * HEARTBEAT_SECONDS, 'orange'],
          [10 * HEARTBEAT_SECONDS, 'red'],
        ),
        ...COLOURED,
      }),
    },
    { title: 'Per minute', from: { value: 'beats' }, options: number('none', UNKNOWN, { decimals: 1 }) },
    {
      title: 'Failing',
      from: { value: 'failing' },
      options: number('percentunit', UNKNOWN, {
        decimals: 1,
        thresholds: thresholds('text', [0.01, 'orange'], [0.5, 'red']),
        ...COLOURED,
      }),
    },
  ],
  sort: [
    { column: 'Last heartbeat', descending: true },
    { column: 'Failing', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: NO_GATEWAY },
});

const agentsBySite: Panel = linesOverTime({
  id: 12,
  title: 'Which site loses its agents?',
  description: [
    'Agents by site and state of their connection, over all gateways. stale: known, and silent.',
    'What to do: a site whose connected line falls while its stale line rises has lost its way here, or its gateway. All sites at once: it is the gateway.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 6, h: 9 },
  lines: {
    agents: gateway.gateway_agents_total
      .where(CHOSEN)
      .sumBy('datacenter', 'status')
      .legend('{{datacenter}} {{status}}'),
  },
  unit: 'none',
  decimals: 0,
  noValue: NO_GATEWAY,
});

const registrations: Panel = linesOverTime({
  id: 13,
  title: 'Do agents reconnect in a loop?',
  description: [
    'Registrations of agents per minute by site and outcome.',
    'What to do: a steady rate of success is an agent that is thrown out and comes back: a timeout on the way, or two agents of one name. error: a wrong secret or version.',
  ].join('\n\n'),
  grid: { x: 18, y: 0, w: 6, h: 9 },
  lines: {
    registrations: gateway.gateway_agent_registrations_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('datacenter', 'status')
      .times(60)
      .legend('{{datacenter}} {{status}}'),
  },
  unit: 'opm',
  noValue: 'No agent registered yet, or no gateway is scraped',
});

/** The agents that the gateway knows. Ids 10 to 19. */
export const agents: Section = {
  id: 10,
  title: 'Are the agents there?',
  panels: [agentTable, agentsBySite, registrations],
};
