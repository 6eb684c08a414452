import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { targetsUp } from '../../alerting/targets-up.ts';

/** The control plane cannot be scraped. Agents get no new generation. */
export const nixfleetControlPlaneDown: Condition = defineCondition({
  name: 'NixfleetControlPlaneDown',
  system: 'nixfleet',
  component: 'control-plane',
  scenario: 'component-down',
  severity: 'critical',
  // Longer than a restart or an upgrade takes.
  for: '5m',
  quantity: targetsUp('nixfleet-control-plane'),
  fires: { when: 'equalTo', threshold: 0 },
  names: none,
  summary: () => 'The control plane of nixfleet cannot be scraped',
  description: (say) =>
    `Prometheus gets no page from ${say.known('instance', say.label('instance'), 'the control plane, whose job has no target any more')}. Hosts get no new generation while it is gone.`,
  panel: {
    id: 1,
    meaning:
      'Whether the last scrape of the control plane succeeded (1) or not (0). A job that lost its target is a 0, too.',
    unit: 'none',
    noValue: 'nixfleet is not scraped',
    legend: (quantity) => quantity.legend('{{job}} {{instance}}'),
  },
});
