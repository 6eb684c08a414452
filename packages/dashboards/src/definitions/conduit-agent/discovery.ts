import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import type { Section } from '../../sections.ts';
import { CHOSEN } from '../../service/instances.ts';
import { secondsOf } from '../../service/operations.ts';
import { RATE_WINDOW } from '../../window.ts';
import { agent } from '../conduit/conduit.ts';

const NO_AGENT = 'No agent is scraped';

const cycles = {
  all: agent.agent_discovery_cycles_total.where(CHOSEN),
  failed: agent.agent_discovery_cycles_total.where({ ...CHOSEN, status: 'error' }),
  duration: agent.agent_discovery_duration_seconds.where(CHOSEN),
};

const runs: Panel = linesOverTime({
  id: 21,
  title: 'Does the discovery run, and succeed?',
  description: [
    'Runs of the discovery per minute, by agent and outcome.',
    'What to do: no run at all is worse than one that fails: the agent hangs. error: see the reasons beside it.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 8 },
  lines: {
    runs: agent.agent_discovery_cycles_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('instance', 'status')
      .times(60)
      .legend('{{instance}} {{status}}'),
  },
  unit: 'opm',
  noValue: NO_AGENT,
});

const reasons: Panel = linesOverTime({
  id: 22,
  title: 'Why can controllers not be read?',
  description: [
    'Controllers per second that the discovery could not read, by reason, of all agents.',
    'What to do: auth_failed is a password that was changed; unreachable and timeout are the network; protocol is a controller whose firmware speaks otherwise.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 8 },
  lines: {
    errors: agent.agent_discovery_errors_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('error_type')
      .legend('{{error_type}}'),
  },
  unit: 'ops',
  noValue: NO_AGENT,
});

const servers: Panel = linesOverTime({
  id: 23,
  title: 'Are all servers found?',
  description: [
    'Servers that the last run found, by agent and protocol of their controllers.',
    'What to do: a fall is a switch or a rack that is gone. A slow climb of ipmi is old hardware that comes in.',
  ].join('\n\n'),
  grid: { x: 0, y: 8, w: 12, h: 8 },
  lines: {
    servers: agent.agent_servers_discovered
      .where(CHOSEN)
      .maxBy('instance', 'bmc_type')
      .legend('{{instance}} {{bmc_type}}'),
  },
  unit: 'none',
  decimals: 0,
  noValue: NO_AGENT,
});

const seconds: Panel = linesOverTime({
  id: 24,
  title: 'How long does the discovery take?',
  description: [
    'Time within which 95 % of the runs of the hour before each point ended, by agent. The largest bucket ends at 60 s.',
    'What to do: a run that takes longer than its interval delays the next. Controllers that do not answer cost their timeout each: see the reasons above.',
  ].join('\n\n'),
  grid: { x: 12, y: 8, w: 12, h: 8 },
  lines: { seconds: secondsOf(cycles, 0.95, ['instance'], '1h').legend('{{instance}}') },
  unit: 's',
  noValue: 'No run ended yet, or no agent is scraped',
});

/** How agents find the servers of their site. Ids 20 to 29. */
export const discovery: Section = {
  id: 20,
  title: 'Are the servers found?',
  panels: [runs, reasons, servers, seconds],
};
