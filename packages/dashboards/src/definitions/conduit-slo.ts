import { defineDashboard } from '../dashboard.ts';
import { stack } from '../sections.ts';
import { budget } from './conduit-slo/budget.ts';
import { burn } from './conduit-slo/burn.ts';
import { cost } from './conduit-slo/cost.ts';

/** What Conduit promises, and what is left of it. Reads what the rules beside the alerts record. */
export const conduitSlo = defineDashboard({
  uid: 'conduit-slo',
  title: 'Conduit service levels',
  description:
    'Are the objectives of the manager and of gateways kept, how fast is the error budget spent, and on what? Most panels read the recording rules of `conduit_slo.yml`. Written for Prometheus 2.42 and later, and VictoriaMetrics.',
  tags: ['conduit', 'slo', 'lockstep'],
  timeFrom: '24h',
  refresh: '1m',
  panels: stack(budget, burn, cost),
});
