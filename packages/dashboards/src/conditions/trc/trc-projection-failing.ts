import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

/** Batches that cannot be applied. The projection repeats them, and lags. */
export const trcProjectionFailing: Condition = defineCondition({
  name: 'TrcProjectionFailing',
  system: 'trc',
  component: 'projections',
  scenario: 'projection-stuck',
  severity: 'warning',
  for: '5m',
  quantity: trc.projections.trc_projection_errors_total.increase('10m').sumBy('projection'),
  fires: { when: 'above', threshold: 5 },
  names: none,
  summary: (say) => `The projection ${say.label('projection')} of trc fails`,
  description: (say) =>
    `${say.decimal} batches could not be applied to the projection ${say.label('projection')} within ten minutes.`,
  panel: {
    id: 10,
    meaning: 'Batches that could not be applied within the last ten minutes, by projection.',
    unit: 'none',
    noValue: 'The workers are not scraped',
    legend: (quantity) => quantity.legend('{{projection}}'),
  },
});
