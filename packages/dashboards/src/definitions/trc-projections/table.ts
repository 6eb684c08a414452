import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, NONE, number, TABLE_FIELD, UNKNOWN, words } from '../../panels/cells.ts';
import { absentLook, thresholds, valueLooks } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { CHOSEN } from '../../service/instances.ts';
import { NOW_WINDOW, RECENT_WINDOW } from '../../window.ts';
import { applied, BEHIND_EVENTS, lag, LOOK_BACK, projections, recentErrors } from './projections.ts';
import { verdict, VERDICT_LOOKS } from './verdict.ts';

/** The last minute in which each projection was not behind; none when that is longer ago than is looked back. */
const lastUpToDate = lag.atMost(BEHIND_EVENTS).times(0).age().over(LOOK_BACK, '1m').max();

/** Events by which the lag falls per second; negative while it rises. */
const falling = projections.trc_projection_lag_events
  .where(CHOSEN)
  .over(NOW_WINDOW)
  .deriv()
  .maxBy('projection')
  .times(-1);

const late = lag.above(BEHIND_EVENTS);

/** Every projection with what is known of it, the worst first. */
export const table: Panel = tablePanel({
  id: 2,
  title: 'Which projection lags, and since when?',
  description: [
    `One row per projection, the worst first. Behind: more than ${BEHIND_EVENTS} events before it; stuck: and none applied within ${NOW_WINDOW}. Behind for looks back ${LOOK_BACK}: "longer" is longer than that, "-" is not behind. Caught up in goes by how fast the lag fell in that time, and is "-" where it does not fall. Errors and rebuilds are those of the last ${RECENT_WINDOW}; "not told": the worker counts no rebuilds.`,
    'What to do: STUCK with errors: an event cannot be applied, the log of the worker names it; a rebuild helps only after the fault is mended. STUCK without errors: the worker hangs or waits for the database. Behind after a rebuild is meant. All behind at once: the database, or events come faster than ever.',
  ].join('\n\n'),
  grid: { x: 0, y: 5, w: 24, h: 9 },
  key: ['projection'],
  queries: {
    verdict,
    lag,
    // Zero for those that are not behind, so that they differ from those that were never seen otherwise.
    since: late.times(0).plus(lastUpToDate.age()).or(lag.atMost(BEHIND_EVENTS).times(0)),
    applied,
    left: late.ratio(falling),
    errors: recentErrors,
    rebuilds: projections.trc_projection_rebuilds_total
      .where(CHOSEN)
      .increase(RECENT_WINDOW)
      .sumBy('projection')
      .round(),
  },
  columns: [
    { title: 'Projection', from: { label: 'projection' }, options: { custom: { filterable: true } } },
    { title: 'State', from: { value: 'verdict' }, options: words({ absent: UNKNOWN, ...VERDICT_LOOKS }) },
    { title: 'Lag', from: { value: 'lag' }, options: number('locale', UNKNOWN) },
    {
      title: 'Behind for',
      from: { value: 'since' },
      options: age(NONE, {
        thresholds: thresholds('text', [300, 'orange'], [900, 'red']),
        ...COLOURED,
        mappings: [valueLooks({ 0: NONE }), absentLook({ text: 'longer', color: 'red' })],
      }),
    },
    { title: 'Events/s', from: { value: 'applied' }, options: number('none', UNKNOWN, { decimals: 1 }) },
    { title: 'Caught up in', from: { value: 'left' }, options: age(NONE) },
    {
      title: 'Errors',
      from: { value: 'errors' },
      options: number('none', UNKNOWN, { thresholds: thresholds('text', [1, 'orange']), ...COLOURED }),
    },
    { title: 'Rebuilds', from: { value: 'rebuilds' }, options: number('none', { text: 'not told', color: 'text' }) },
  ],
  sort: [
    { column: 'State', descending: true },
    { column: 'Lag', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No projection worker is scraped' },
});
