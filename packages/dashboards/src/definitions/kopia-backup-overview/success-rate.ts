import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { constant } from '@lockstep/query';
import { BY_THRESHOLDS, thresholds, valueLooks } from '../../panels/field.ts';
import { statPanel } from '../../panels/stat.ts';
import { kopiaSources, lastSuccess, overdue, status, whileAsked, zero } from './kopia.ts';

/** Values that stand for words, so that the tile never shows the last good share of an exporter that is gone. */
const NO_RUNS = -1;
const NO_DATA = -2;

const share = status.sum().ratio(status.count()).or(whileAsked(NO_RUNS)).or(constant(NO_DATA));

const neverSucceeded = kopiaSources
  .unless(lastSuccess, { on: ['repository', 'source_id'] })
  .count()
  .or(zero);

/** Share of sources whose last run succeeded, with its history, and how many sources are not covered by it. */
export const successRate: Panel = statPanel({
  id: 1,
  title: 'Backup Success Rate',
  description: [
    'Success rate: share of the sources whose last run succeeded. A partial run is no success. It is a share of sources, not of runs: a source that fails every hour weighs no more than one that fails once. Failed: how many did not. Never succeeded: sources without a single success. Overdue: sources without a success for longer than expected, whatever their last run came to.',
    'What to do: below 100 %, find the failed sources in Latest Backup Status. 100 % with an overdue source means that runs do not even start. "no data": the exporter is not scraped.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 8 },
  tiles: {
    rate: { ...share.legend('Success rate'), sparkline: true },
    failed: status.isEqualTo(0).sum().or(zero).legend('Failed'),
    never: neverSucceeded.legend('Never succeeded'),
    overdue: overdue.sum().or(zero).legend('Overdue'),
  },
  field: {
    unit: 'none',
    decimals: 0,
    color: BY_THRESHOLDS,
    thresholds: thresholds('text', [1, 'red']),
    noValue: 'no data',
  },
  overrides: [
    {
      name: 'Success rate',
      options: {
        unit: 'percentunit',
        decimals: 1,
        min: 0,
        max: 1,
        mappings: [
          valueLooks({
            [NO_RUNS]: { text: 'no runs yet', color: 'text' },
            [NO_DATA]: { text: 'no data', color: 'red' },
          }),
        ],
        thresholds: thresholds('red', [0.9, 'orange'], [1, 'blue']),
      },
    },
  ],
});
