import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { failureShare } from '../../alerting/failure-share.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

const applied = trc.edge.trc_edge_config_apply_total;
const failed = applied.where({ result: 'failure' });

/** Edges that do not take a new configuration: the old one stays in force, and new routes do not work. */
export const trcEdgeConfigFailing: Condition = defineCondition({
  name: 'TrcEdgeConfigFailing',
  system: 'trc',
  component: 'edge',
  scenario: 'edge-config-bad',
  severity: 'warning',
  for: '5m',
  quantity: failureShare({
    failed: failed.increase('30m').sumBy('job', 'instance'),
    all: applied.increase('30m').sumBy('job', 'instance'),
    least: 3,
  }),
  fires: { when: 'above', threshold: 0.5 },
  names: none,
  summary: (say) => `Edge ${say.label('instance')} of trc refuses its configuration`,
  description: (say) =>
    `${say.percentage} of the configurations that ${say.label('instance')} was given in the last half hour were refused. The old one stays in force.`,
  panel: {
    id: 19,
    meaning: 'Share of configurations of the last half hour that each edge refused. 0 while fewer than three were.',
    unit: 'percentunit',
    noValue: 'No configuration came',
    legend: (quantity) => quantity.legend('{{instance}}'),
  },
});
