import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

/** Nodes that are short of space: the scheduler places nothing more there. */
export const trcDiskPressure: Condition = defineCondition({
  name: 'TrcDiskPressure',
  system: 'trc',
  component: 'node-agent',
  scenario: 'disk-full',
  severity: 'warning',
  // An eviction of caches frees some within minutes.
  for: '10m',
  quantity: trc.agent.trc_agent_disk_pressure.maxBy('job', 'instance', 'kind'),
  fires: { when: 'equalTo', threshold: 1 },
  names: none,
  summary: (say) => `Node ${say.label('instance')} of trc is short of space: ${say.label('kind')}`,
  description: (say) =>
    `${say.label('instance')} is short of space of the kind ${say.label('kind')}. Nothing more is placed there, and what runs may fail.`,
  panel: {
    id: 16,
    meaning: 'Whether each node is short of a kind of space (1) or not (0).',
    unit: 'none',
    noValue: 'No node is scraped',
    legend: (quantity) => quantity.legend('{{instance}} {{kind}}'),
  },
});
