import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { agent, NOT_SCRAPED } from './agent.ts';

/** What should run, what runs and what serves. */
export const instances: Panel = linesOverTime({
  id: 3,
  title: 'Instances: desired, running, ready',
  description: [
    'Instances of all chosen nodes: how many should run, how many run, and how many of those passed their health check and serve. The instances of a node whose agent is down are in none of the three.',
    'What to do: ready below running: instances start and do not become healthy. Running below desired: they do not even start, see the failures beside. All three fall together: a node was lost, or somebody scaled down.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 8 },
  lines: {
    desired: agent.trc_agent_instances_desired.where(CHOSEN).sum().legend('desired'),
    running: agent.trc_agent_instances_running.where(CHOSEN).sum().legend('running'),
    ready: agent.trc_agent_instances_ready.where(CHOSEN).sum().legend('ready'),
  },
  unit: 'none',
  decimals: 0,
  noValue: NOT_SCRAPED,
});
