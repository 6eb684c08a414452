import { defineDashboard } from '../dashboard.ts';
import { stack } from '../sections.ts';
import { instanceChoice } from '../service/instances.ts';
import { backends } from './trc-edge/backends.ts';
import { configurations } from './trc-edge/configurations.ts';
import { delays } from './trc-edge/delays.ts';
import { JOB } from './trc-edge/edge.ts';
import { health } from './trc-edge/health.ts';
import { nodes } from './trc-edge/nodes.ts';
import { openConnections } from './trc-edge/open-connections.ts';
import { results } from './trc-edge/results.ts';
import { routes } from './trc-edge/routes.ts';
import { sniffs } from './trc-edge/sniffs.ts';
import { upstream } from './trc-edge/upstream.ts';

/** Whether customers of trc get through, and where not. */
export const trcEdgeDashboard = defineDashboard({
  uid: 'trc-edge',
  title: 'trc edge',
  description: 'Do customers get through, and where not? Section F of the metrics specification of trc.',
  tags: ['trc', 'lockstep'],
  timeFrom: '6h',
  refresh: '1m',
  variables: [instanceChoice(JOB)],
  panels: stack(
    { id: 20, title: 'Connections', panels: [health, nodes, results, upstream] },
    {
      id: 21,
      title: 'Routes and backends',
      panels: [openConnections, backends, routes, configurations, delays, sniffs],
    },
  ),
});
