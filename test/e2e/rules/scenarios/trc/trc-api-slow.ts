import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const quick = row('trc_http_request_duration_seconds_bucket', {
  method: 'GET',
  path_template: '/v1/apps',
  status: '200',
  le: '0.25',
});
const limit = row('trc_http_request_duration_seconds_bucket', {
  method: 'GET',
  path_template: '/v1/apps',
  status: '200',
  le: '0.5',
});
const late = row('trc_http_request_duration_seconds_bucket', {
  method: 'GET',
  path_template: '/v1/apps',
  status: '200',
  le: '1.0',
});
const all = row('trc_http_request_duration_seconds_bucket', {
  method: 'GET',
  path_template: '/v1/apps',
  status: '200',
  le: '+Inf',
});
const count = row('trc_http_request_duration_seconds_count', {
  method: 'GET',
  path_template: '/v1/apps',
  status: '200',
});

/** What the alert of this name does. */
export const trcApiSlow: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-control-plane', instance: 'api:8280' },
  quiet: { [quick]: 60, [limit]: 60, [late]: 60, [all]: 60, [count]: 60 },
  trouble: { [quick]: 0, [limit]: 0 },
  border: { [quick]: 0 },
  labels: {},
  raisedAfter: 18,
  endedAfter: 15,
  says: {
    summary: 'The API of trc is slow',
    description:
      'One of twenty requests takes longer than 1.0 s. trc_db_query_duration_seconds says whether it is the database.',
  },
});
