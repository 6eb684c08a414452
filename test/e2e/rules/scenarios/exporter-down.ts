import type { Scenario } from '../scenario.ts';
import { EXPORTER, row, scraped, SERVER, values } from '../series.ts';

/** What the alert of this name does. */
export const exporterDown: readonly Scenario[] = [
  {
    name: 'it cannot be scraped, and then can',
    series: { [scraped(row('up'), EXPORTER)]: values([1, 10], [0, 30], [1, 60]) },
    fires: { '14m': [], '15m': [EXPORTER], '39m': [EXPORTER], '40m': [] },
    says: {
      at: '15m',
      summary: 'The exporter exporter:9091 cannot be scraped',
      description:
        'Prometheus gets no page from exporter:9091 (job kopia). What it knew of backups is believed for an hour, and then no alert about them fires any more.',
    },
  },
  {
    name: 'it restarts',
    series: { [scraped(row('up'), EXPORTER)]: values([1, 10], [0, 4], [1, 60]) },
    fires: { '13m': [], '15m': [], '60m': [] },
  },
  {
    name: 'something else is down',
    series: { [scraped(row('up'), EXPORTER)]: values([1, 100]), [scraped(row('up'), SERVER)]: values([0, 100]) },
    fires: { '60m': [] },
  },
  {
    name: 'there is none',
    series: { [scraped(row('up'), { job: 'node', instance: 'a:9100' })]: values([1, 100]) },
    fires: { '60m': [] },
  },
];
