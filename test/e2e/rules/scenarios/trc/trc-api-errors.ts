import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const good = row('trc_http_requests_total', { method: 'POST', path_template: '/v1/apps', status: '201' });
const bad = row('trc_http_requests_total', { method: 'POST', path_template: '/v1/apps', status: '500' });

/** What the alert of this name does. */
export const trcApiErrors: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-control-plane', instance: 'api:8280' },
  quiet: { [good]: 50 },
  trouble: { [good]: 40, [bad]: 10 },
  border: { [good]: 57, [bad]: 3 },
  labels: {},
  raisedAfter: 18,
  endedAfter: 15,
  says: {
    summary: 'The API of trc fails',
    description: '20% of the requests of the last ten minutes were answered with an error of ours.',
  },
});
