import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { failureShare } from '../../alerting/failure-share.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

const appends = trc.events.trc_event_append_total;
const failed = appends.where({ result: 'error' });

/** Events that cannot be written: commands are lost. A conflict is none of them, it is tried again. */
export const trcEventAppendFailing: Condition = defineCondition({
  name: 'TrcEventAppendFailing',
  system: 'trc',
  component: 'control-plane',
  scenario: 'append-failing',
  severity: 'critical',
  for: '5m',
  quantity: failureShare({ failed: failed.increase('10m').sum(), all: appends.increase('10m').sum(), least: 5 }),
  fires: { when: 'above', threshold: 0.05 },
  names: none,
  summary: () => 'trc cannot append events',
  description: (say) =>
    `${say.percentage} of the appends of the last ten minutes ended in an error. Each is a command that did not happen.`,
  panel: {
    id: 8,
    meaning: 'Share of appends of the last ten minutes that ended in an error. 0 while fewer than five did.',
    unit: 'percentunit',
    noValue: 'Nothing is appended',
    legend: (quantity) => quantity.legend('Errors'),
  },
});
