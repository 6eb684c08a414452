import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const accepted = row('trc_edge_connections_total', { listener_port: '443', result: 'accepted' });
const lost = row('trc_edge_connections_total', { listener_port: '443', result: 'upstream_failed' });
const failures = row('trc_edge_upstream_connect_failures_total', { reason: 'refused' });

/** What the alert of this name does. */
export const trcEdgeUpstreamFailing: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-edge', instance: 'edge:8295' },
  quiet: { [accepted]: 100, [failures]: 0 },
  trouble: { [accepted]: 50, [lost]: 50, [failures]: 50 },
  border: { [accepted]: 90, [lost]: 10, [failures]: 10 },
  labels: {},
  raisedAfter: 18,
  endedAfter: 15,
  says: {
    summary: 'The edge of trc does not reach backends',
    description:
      'To 50% of the connections of the last ten minutes a backend could not be reached. The label reason of trc_edge_upstream_connect_failures_total says why.',
  },
});
