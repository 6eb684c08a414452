import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { scheduler } from './scheduler.ts';

/** Which scheduler runs its loop, and what comes of it. */
export const loop: Panel = linesOverTime({
  id: 5,
  title: 'Does the loop run?',
  description: [
    'Runs of the reconcile loop per minute of each scheduler, and the groups that they reconciled, by result. Where several schedulers stand by for one, the others are at zero.',
    'What to do: zero everywhere: nothing is scheduled. Runs without groups: the loop finds nothing to look after, is the projection of instances there? A share of error that stays: the log names the groups.',
  ].join('\n\n'),
  grid: { x: 0, y: 17, w: 12, h: 8 },
  lines: {
    runs: scheduler.trc_scheduler_reconcile_runs_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('instance')
      .times(PER_MINUTE)
      .legend('runs of {{instance}}'),
    groups: scheduler.trc_scheduler_group_reconciles_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('result')
      .times(PER_MINUTE)
      .legend('groups: {{result}}'),
  },
  unit: 'opm',
  noValue: 'No scheduler is scraped',
});
