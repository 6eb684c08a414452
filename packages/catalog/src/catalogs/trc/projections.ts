import { defineCatalog } from '../../catalog.ts';
import { oneOf } from '../../label.ts';
import { counter, gauge, histogram, NOT_NEGATIVE } from '../../metric.ts';
import { trcPolicy } from './policy.ts';

const PROJECTION = {
  projection: oneOf('apps', 'envs', 'deploys', 'instances', 'nodes', 'routes', 'secrets', 'volumes'),
};

/** trc's projection workers (its metrics specification, section C). */
export const trcProjections = defineCatalog({
  name: 'trc-projections',
  prefix: 'trc_projection_',
  policy: trcPolicy,
  metrics: {
    trc_projection_last_applied_event_id: gauge({
      help: 'Id of the last event that the projection has applied.',
      labels: PROJECTION,
      range: NOT_NEGATIVE,
      merge: 'max',
      since: '0.1.0',
      usage: 'Standing still while events come: the projection is stuck.',
    }),
    trc_projection_lag_events: gauge({
      help: 'Events that the projection has still to apply.',
      labels: PROJECTION,
      range: NOT_NEGATIVE,
      merge: 'max',
      since: '0.1.0',
      usage: 'How old the answers are that people read.',
    }),
    trc_projection_apply_duration_seconds: histogram({
      help: 'Time to apply a batch of events, by projection.',
      unit: 'seconds',
      labels: PROJECTION,
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      since: '0.1.0',
      usage: 'p95 by projection.',
    }),
    trc_projection_errors_total: counter({
      help: 'Batches that could not be applied, by projection.',
      labels: PROJECTION,
      since: '0.1.0',
      usage: 'Any increase: the projection repeats until it succeeds, and lags.',
    }),
    trc_projection_rebuilds_total: counter({
      help: 'Rebuilds of the projection from the first event on.',
      labels: PROJECTION,
      optional: true,
      since: '0.1.0',
      usage: 'Explains a lag that is meant.',
    }),
  },
});
