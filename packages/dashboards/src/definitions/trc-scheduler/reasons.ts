import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { COLOURED, NONE, number, TABLE_FIELD } from '../../panels/cells.ts';
import { type Colour, thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RECENT_WINDOW } from '../../window.ts';
import { scheduler } from './scheduler.ts';

const counts = (color: Colour) => number('none', NONE, { thresholds: thresholds('text', [1, color]), ...COLOURED });

/** All reasons that the scheduler gives, side by side. */
export const reasons: Panel = tablePanel({
  id: 8,
  title: 'Reasons of the last hour',
  description: [
    `How often the scheduler gave each reason in the last ${RECENT_WINDOW}: for instances without a place, for rollouts that failed, for instances that it drained or stopped. "-": the reason does not exist there.`,
    'What to do: from the top. A rollout that failed as unschedulable has its reason in the first column; crash_loop_backoff and healthcheck_failed are mostly the application of the customer, image_pull_failed mostly the registry.',
  ].join('\n\n'),
  grid: { x: 12, y: 25, w: 12, h: 8 },
  key: ['reason'],
  queries: {
    unschedulable: scheduler.trc_scheduler_unschedulable_total
      .where(CHOSEN)
      .increase(RECENT_WINDOW)
      .sumBy('reason')
      .round(),
    rollouts: scheduler.trc_scheduler_rollout_failures_total
      .where(CHOSEN)
      .increase(RECENT_WINDOW)
      .sumBy('reason')
      .round(),
    drains: scheduler.trc_scheduler_instance_drains_total.where(CHOSEN).increase(RECENT_WINDOW).sumBy('reason').round(),
    stops: scheduler.trc_scheduler_instance_stops_total.where(CHOSEN).increase(RECENT_WINDOW).sumBy('reason').round(),
  },
  columns: [
    { title: 'Reason', from: { label: 'reason' } },
    { title: 'Not placed', from: { value: 'unschedulable' }, options: counts('red') },
    { title: 'Rollouts failed', from: { value: 'rollouts' }, options: counts('orange') },
    { title: 'Drained', from: { value: 'drains' }, options: number('none', NONE) },
    { title: 'Stopped', from: { value: 'stops' }, options: number('none', NONE) },
  ],
  sort: [
    { column: 'Not placed', descending: true },
    { column: 'Rollouts failed', descending: true },
    { column: 'Stopped', descending: true },
    { column: 'Drained', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No scheduler is scraped' },
});
