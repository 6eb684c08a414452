import { belowOneSecond, fromHalfHour, perMinute, stays } from './counting.ts';
import type { Scenario } from './scenario.ts';
import { seriesOf } from './series.ts';

const WORKER = 'instance="w:8281", job="trc-projections"';
const APPS = 'projection="apps"';
const NODES = 'projection="nodes"';
const ROUTES = 'projection="routes"';

const told = (name: string, values: Readonly<Record<string, string>>) =>
  seriesOf(`trc_projection_${name}`, values, [WORKER]);

/** One is well, one catches up after a rebuild, one stands still from the first half hour on. */
const WORKERS: Scenario['series'] = {
  ...seriesOf('up', { '': stays(1) }, [WORKER]),
  ...told('lag_events', { [APPS]: stays(3), [NODES]: '9000-30x240', [ROUTES]: fromHalfHour(100) }),
  ...told('last_applied_event_id', { [APPS]: '0+15x240', [NODES]: '0+60x240', [ROUTES]: '0+30x60 1800x180' }),
  ...told('errors_total', { [APPS]: stays(0), [NODES]: stays(4), [ROUTES]: fromHalfHour(6) }),
  ...told('rebuilds_total', { [APPS]: stays(0), [NODES]: '0x120 1x120' }),
  ...belowOneSecond('trc_projection_apply_duration_seconds', `${WORKER}, ${APPS}`, 10),
};

const TILES = 'Is what people read up to date?';
const TABLE = 'Which projection lags, and since when?';

const each = (apps: number, nodes: number, routes: number) => ({
  [`{${APPS}}`]: apps,
  [`{${NODES}}`]: nodes,
  [`{${ROUTES}}`]: routes,
});

/** Three projections first, and what every query of `trc-projections` gives of them. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'one well, one that catches up, one stuck for 55 minutes',
    series: WORKERS,
    at: '90m',
    gives: {
      [`${TILES} / down`]: { '{}': 0 },
      [`${TILES} / stuck`]: { '{}': 1 },
      [`${TILES} / behind`]: { '{}': 2 },
      [`${TILES} / lag`]: { '{}': 6000 },
      [`${TILES} / errors`]: { '{}': 360 },
      [`${TABLE} / verdict`]: each(0, 1, 2),
      [`${TABLE} / lag`]: each(3, 3600, 6000),
      // The second was never up to date in the time that is looked at.
      [`${TABLE} / since`]: { [`{${APPS}}`]: 0, [`{${ROUTES}}`]: 3300 },
      [`${TABLE} / applied`]: each(0.5, 2, 0),
      [`${TABLE} / left`]: { [`{${NODES}}`]: 3600 },
      [`${TABLE} / errors`]: each(0, 0, 360),
      [`${TABLE} / rebuilds`]: { [`{${APPS}}`]: 0, [`{${NODES}}`]: 1 },
      'Lag / lag': each(3, 3600, 6000),
      'Errors / errors': each(0, 0, 6),
      'Events applied / applied': each(0.5, 2, 0),
      'Time to apply a batch / p95': { [`{${APPS}}`]: 0.95 },
      'Rebuilds / rebuilds': { [`{${APPS}}`]: 0, [`{${NODES}}`]: 1 },
    },
  },
  {
    name: 'two workers of one projection: the worse of them counts',
    series: {
      ...told('lag_events', { [APPS]: stays(3) }),
      ...seriesOf('trc_projection_lag_events', { [APPS]: stays(5000) }, ['instance="v:8281", job="trc-projections"']),
    },
    at: '90m',
    gives: { [`${TABLE} / lag`]: { [`{${APPS}}`]: 5000 }, [`${TABLE} / since`]: {} },
  },
  {
    name: 'workers that cannot rebuild, and had nothing to do',
    series: {
      ...told('lag_events', { [APPS]: stays(0) }),
      ...told('last_applied_event_id', { [APPS]: stays(77) }),
      ...told('errors_total', { [APPS]: perMinute(0) }),
      ...belowOneSecond('trc_projection_apply_duration_seconds', `${WORKER}, ${APPS}`, 0),
    },
    at: '90m',
    gives: {
      [`${TABLE} / verdict`]: { [`{${APPS}}`]: 0 },
      [`${TABLE} / rebuilds`]: {},
      'Rebuilds / rebuilds': {},
      'Time to apply a batch / p95': {},
    },
  },
  {
    name: 'nothing was ever scraped',
    series: {},
    at: '20m',
    gives: {
      [`${TILES} / down`]: { '{}': -1 },
      [`${TILES} / stuck`]: { '{}': -1 },
      [`${TILES} / lag`]: { '{}': -1 },
      [`${TABLE} / verdict`]: {},
    },
  },
];
