import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

/** A projection lags that has more events than this before it; fewer are a busy moment. */
export const LAGGING_EVENTS = 500;

/** Answers that are old: the projection has not applied what happened. */
export const trcProjectionLagging: Condition = defineCondition({
  name: 'TrcProjectionLagging',
  system: 'trc',
  component: 'projections',
  scenario: 'projection-stuck',
  severity: 'warning',
  // A rebuild, or many events at once, is caught up with by then.
  for: '10m',
  quantity: trc.projections.trc_projection_lag_events.maxBy('projection'),
  fires: { when: 'above', threshold: LAGGING_EVENTS },
  names: none,
  summary: (say) => `The projection ${say.label('projection')} of trc is behind`,
  description: (say) =>
    `${say.number} events wait for the projection ${say.label('projection')}. What people read of it is old.`,
  panel: {
    id: 9,
    meaning: 'Events that each projection has still to apply.',
    unit: 'none',
    noValue: 'The workers are not scraped',
    legend: (quantity) => quantity.legend('{{projection}}'),
  },
});
