import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { constant } from '@lockstep/query';
import { BY_THRESHOLDS, thresholds, valueLooks } from '../../panels/field.ts';
import { statPanel } from '../../panels/stat.ts';
import { MIN_RANGE_INTERVALS, SCRAPE_INTERVAL_SECONDS } from '../../scrape.ts';
import { rm } from './rm.ts';

const online = rm.rm_hosts_online.sum();
const registered = rm.rm_hosts_total.sum();

/** Values that stand for words, so that the tile never shows the last good value of a server that is gone. */
const NO_HOSTS = -1;
const NO_DATA = -2;

/** The subquery looks once a minute: data of a server that is well seem up to a minute and a scrape old. */
const LOOK_SECONDS = 60;

/** Ages of data: some scrapes were lost; the server is gone. */
const LATE_SECONDS = LOOK_SECONDS + MIN_RANGE_INTERVALS * SCRAPE_INTERVAL_SECONDS;
const GONE_SECONDS = 5 * LATE_SECONDS;

/** Shown when no sample is found in the day that is searched. */
const DAY_SECONDS = 86_400;

const share = online.ratio(registered).or(registered.plus(NO_HOSTS)).or(constant(NO_DATA));

/**
 * The time of the newest sample, also when it is stale: the oldest of all scraped servers counts. A subquery, because
 * a plain selector is empty as soon as a scrape fails, which is when the age matters.
 */
const newestSample = rm.rm_build_info
  .timestamp()
  .over('1d', `${LOOK_SECONDS / 60}m`)
  .max()
  .maxBy('job', 'instance')
  .min();

/** Share of hosts online with its history, and how old what is shown on this dashboard is. */
export const fleetStatus: Panel = statPanel({
  id: 1,
  title: 'Fleet status',
  description: [
    'Online: share of the hosts that are reporting (`rm_hosts_online / rm_hosts_total`); hosts that never reported are not counted.',
    `Data age: time since the server was last scraped. Blue up to ${LATE_SECONDS / 60} minutes, red from ${GONE_SECONDS / 60} minutes on.`,
    'What to do: below 100 %, find the offline hosts in the Hosts table. When Data age is high, nothing else on this dashboard is current: check that the server runs and that Prometheus may scrape it (Status, Targets).',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 6 },
  tiles: {
    online: { ...share.legend('Online'), sparkline: true },
    age: newestSample.age().or(constant(DAY_SECONDS)).legend('Data age'),
  },
  field: { color: BY_THRESHOLDS, noValue: 'no data' },
  overrides: [
    {
      name: 'Online',
      options: {
        unit: 'percentunit',
        decimals: 1,
        min: 0,
        max: 1,
        mappings: [
          valueLooks({
            [NO_HOSTS]: { text: 'no hosts yet', color: 'text' },
            [NO_DATA]: { text: 'no data', color: 'red' },
          }),
        ],
        thresholds: thresholds('red', [0.9, 'orange'], [1, 'blue']),
      },
    },
    {
      name: 'Data age',
      options: {
        unit: 's',
        decimals: 0,
        mappings: [valueLooks({ [DAY_SECONDS]: { text: 'over a day', color: 'red' } })],
        thresholds: thresholds('blue', [LATE_SECONDS, 'orange'], [GONE_SECONDS, 'red']),
      },
    },
  ],
});
