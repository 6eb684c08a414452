import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { COLOURED, NONE, number, TABLE_FIELD, UNKNOWN, words } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { CHOSEN, upOf } from '../../service/instances.ts';
import { NOW_WINDOW, RECENT_WINDOW } from '../../window.ts';
import { connections, edge, JOB, turnedAway } from './edge.ts';

const count = number('none', UNKNOWN);
const noneIsBad = number('none', UNKNOWN, { thresholds: thresholds('red', [1, 'text']), ...COLOURED });
const rates = connections.rate(NOW_WINDOW).sumBy('instance');

/** Every edge node with what it serves and what it knows. */
export const nodes: Panel = tablePanel({
  id: 2,
  title: 'Edge nodes',
  description: [
    `One row per edge node. Open is connections now, Turned away the share of the last ${NOW_WINDOW} that reached no backend, Refused the configurations of the last ${RECENT_WINDOW} that could not be taken over. "-": no connection came yet, or the node is down.`,
    'What to do: nodes with different numbers of routes have different configurations: one does not hear of changes, or refuses them. A node without backends that others have cannot reach the nodes.',
  ].join('\n\n'),
  grid: { x: 0, y: 5, w: 24, h: 7 },
  key: ['instance'],
  queries: {
    up: upOf(JOB).maxBy('instance'),
    open: edge.trc_edge_concurrent_connections.where(CHOSEN).sumBy('instance'),
    turnedAway: turnedAway.rate(NOW_WINDOW).sumBy('instance').or(rates.times(0)).ratio(rates),
    routes: edge.trc_edge_routes_loaded.where(CHOSEN).maxBy('instance'),
    backends: edge.trc_edge_backends_active_total.where(CHOSEN).maxBy('instance'),
    proxied: edge.trc_edge_proxy_v2_enabled_routes.where(CHOSEN).maxBy('instance'),
    refused: edge.trc_edge_config_apply_total
      .where({ ...CHOSEN, result: 'failure' })
      .increase(RECENT_WINDOW)
      .sumBy('instance')
      .round(),
  },
  columns: [
    { title: 'Node', from: { label: 'instance' } },
    {
      title: 'State',
      from: { value: 'up' },
      options: words({
        absent: { text: 'another job', color: 'text' },
        0: { text: 'DOWN', color: 'red' },
        1: { text: 'up', color: 'blue' },
      }),
    },
    { title: 'Open', from: { value: 'open' }, options: number('none', NONE) },
    {
      title: 'Turned away',
      from: { value: 'turnedAway' },
      options: number('percentunit', NONE, {
        decimals: 1,
        thresholds: thresholds('text', [0.01, 'orange'], [0.05, 'red']),
        ...COLOURED,
      }),
    },
    { title: 'Routes', from: { value: 'routes' }, options: noneIsBad },
    { title: 'Backends', from: { value: 'backends' }, options: noneIsBad },
    { title: 'With PROXY v2', from: { value: 'proxied' }, options: count },
    {
      title: 'Refused',
      from: { value: 'refused' },
      options: number('none', UNKNOWN, { thresholds: thresholds('text', [1, 'red']), ...COLOURED }),
    },
  ],
  sort: [
    { column: 'State', descending: false },
    { column: 'Refused', descending: true },
    { column: 'Turned away', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No edge node is scraped' },
});
