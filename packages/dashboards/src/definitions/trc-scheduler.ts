import { defineDashboard } from '../dashboard.ts';
import { instanceChoice } from '../service/instances.ts';
import { allocations } from './trc-scheduler/allocations.ts';
import { departures } from './trc-scheduler/departures.ts';
import { health } from './trc-scheduler/health.ts';
import { loopDuration } from './trc-scheduler/loop-duration.ts';
import { loop } from './trc-scheduler/loop.ts';
import { reasons } from './trc-scheduler/reasons.ts';
import { rollouts } from './trc-scheduler/rollouts.ts';
import { JOB } from './trc-scheduler/scheduler.ts';
import { unschedulable } from './trc-scheduler/unschedulable.ts';

/** Whether trc places what it is asked to place, and why not. */
export const trcSchedulerDashboard = defineDashboard({
  uid: 'trc-scheduler',
  title: 'trc scheduler',
  description:
    'Is anything scheduled, does it find a place, and why not? Section D of the metrics specification of trc.',
  tags: ['trc', 'lockstep'],
  timeFrom: '6h',
  refresh: '1m',
  variables: [instanceChoice(JOB)],
  panels: [health, unschedulable, allocations, departures, loop, loopDuration, rollouts, reasons],
});
