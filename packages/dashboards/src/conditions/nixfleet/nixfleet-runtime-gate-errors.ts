import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { nixfleet } from '../../alerting/series.ts';

/** Hosts that are not judged at all: their agents could not measure compliance. One error may be a host that restarts. */
export const nixfleetRuntimeGateErrors: Condition = defineCondition({
  name: 'NixfleetRuntimeGateErrors',
  system: 'nixfleet',
  component: 'control-plane',
  scenario: 'gate-errors',
  severity: 'warning',
  for: '5m',
  quantity: nixfleet.nixfleet_runtime_gate_error_events_total.increase('30m').sum(),
  fires: { when: 'above', threshold: 2.5 },
  names: none,
  summary: () => "nixfleet's agents cannot measure compliance",
  description: (say) =>
    `Agents reported ${say.decimal} errors of the runtime gate within half an hour. Hosts that are not measured are not known to be compliant.`,
  panel: {
    id: 3,
    meaning: 'RuntimeGateError events within the last half hour.',
    unit: 'none',
    noValue: 'nixfleet is not scraped',
    legend: (quantity) => quantity.legend('Errors'),
  },
});
