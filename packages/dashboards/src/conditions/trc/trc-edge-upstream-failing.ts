import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { failureShare } from '../../alerting/failure-share.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

const failures = trc.edge.trc_edge_upstream_connect_failures_total;
const connections = trc.edge.trc_edge_connections_total;

/** Customers are not served: the edge reaches no backend for them. */
export const trcEdgeUpstreamFailing: Condition = defineCondition({
  name: 'TrcEdgeUpstreamFailing',
  system: 'trc',
  component: 'edge',
  scenario: 'backends-down',
  severity: 'critical',
  for: '5m',
  quantity: failureShare({ failed: failures.increase('10m').sum(), all: connections.increase('10m').sum(), least: 20 }),
  fires: { when: 'above', threshold: 0.1 },
  names: none,
  summary: () => 'The edge of trc does not reach backends',
  description: (say) =>
    `To ${say.percentage} of the connections of the last ten minutes a backend could not be reached. The label reason of trc_edge_upstream_connect_failures_total says why.`,
  panel: {
    id: 20,
    meaning:
      'Attempts to reach a backend that failed, as a share of connections of the last ten minutes. 0 while fewer than 20 did.',
    unit: 'percentunit',
    noValue: 'No connections',
    legend: (quantity) => quantity.legend('Failed'),
  },
});
