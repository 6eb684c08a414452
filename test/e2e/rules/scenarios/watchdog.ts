import type { Scenario } from '../scenario.ts';
import { EXPORTER, row, scraped, values } from '../series.ts';

/** What the alert of this name does. */
export const watchdog: readonly Scenario[] = [
  {
    name: 'whatever is there, and whatever is not',
    series: { [scraped(row('up'), EXPORTER)]: values([0, 60]) },
    fires: { '0m': [{}], '1m': [{}], '50m': [{}] },
    says: {
      at: '1m',
      summary: 'Alerting works',
      description: 'This alert always fires. Send it to a service outside that raises the alarm when it stops coming.',
    },
  },
  {
    name: 'not even a target',
    series: {},
    fires: { '1m': [{}], '50m': [{}] },
  },
];
