import { defineDashboard } from '../dashboard.ts';
import { instanceChoice } from '../service/instances.ts';
import { applyDuration } from './trc-projections/apply-duration.ts';
import { errors } from './trc-projections/errors.ts';
import { health } from './trc-projections/health.ts';
import { lagOverTime } from './trc-projections/lag-over-time.ts';
import { JOB } from './trc-projections/projections.ts';
import { rebuilds } from './trc-projections/rebuilds.ts';
import { table } from './trc-projections/table.ts';
import { throughput } from './trc-projections/throughput.ts';

/** Whether what people read of trc is up to date. */
export const trcProjectionsDashboard = defineDashboard({
  uid: 'trc-projections',
  title: 'trc projections',
  description: 'Which projection lags, since when and why? Section C of the metrics specification of trc.',
  tags: ['trc', 'lockstep'],
  timeFrom: '6h',
  refresh: '1m',
  variables: [instanceChoice(JOB)],
  panels: [health, table, lagOverTime, errors, throughput, applyDuration, rebuilds],
});
