import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { observed } from '../../service/observed.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RATE_WINDOW } from '../../window.ts';
import { scheduler } from './scheduler.ts';

const runs = scheduler.trc_scheduler_reconcile_duration_seconds.where(CHOSEN);

/** How long a decision takes. */
export const loopDuration: Panel = linesOverTime({
  id: 6,
  title: 'How long does a run take?',
  description: [
    'Half of the runs of the loop (median) and 95 % of them took at most so long; below them 95 % of the reconciles of one group, by result. Read to the next bound of the buckets; above 30 s it says 30 s. A gap: nothing ran.',
    'What to do: a run that takes longer than the interval of the loop makes every reaction late. Groups that are slow when changed wait for the database or for a node; all of them slow: the database.',
  ].join('\n\n'),
  grid: { x: 12, y: 17, w: 12, h: 8 },
  lines: {
    median: observed(runs.quantile(0.5, RATE_WINDOW)).legend('run, median'),
    p95: observed(runs.quantile(0.95, RATE_WINDOW)).legend('run, p95'),
    groups: observed(
      scheduler.trc_scheduler_group_reconcile_duration_seconds.where(CHOSEN).quantile(0.95, RATE_WINDOW, 'result'),
    ).legend('group {{result}}, p95'),
  },
  unit: 's',
  noValue: 'No run of the loop in this time, or no scheduler is scraped',
});
