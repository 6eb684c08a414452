import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import type { Section } from '../../sections.ts';
import { RATE_WINDOW } from '../../window.ts';
import { manager } from '../conduit/conduit.ts';

const NO_MANAGER = 'No manager is scraped';

const connections: Panel = linesOverTime({
  id: 31,
  title: 'Are database connections left?',
  description: [
    'Open connections to the database by manager, and all of them together, which is what the limit of the database counts.',
    'What to do: the sum near the limit of the database: new managers will be refused. A climb that does not end is a leak.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 8, h: 8 },
  lines: {
    each: manager.manager_db_connections.sumBy('instance').legend('{{instance}}'),
    all: manager.manager_db_connections.sum().legend('All'),
  },
  unit: 'none',
  decimals: 0,
  noValue: NO_MANAGER,
});

const queries: Panel = linesOverTime({
  id: 32,
  title: 'What does the database have to do?',
  description: [
    'Queries per second by table, over all managers.',
    'What to do: a table that grows faster than requests do is asked in a loop. Compare with the time that queries take, in the dashboard of the manager.',
  ].join('\n\n'),
  grid: { x: 8, y: 0, w: 8, h: 8 },
  lines: { queries: manager.manager_db_queries_total.rate(RATE_WINDOW).sumBy('table').legend('{{table}}') },
  unit: 'ops',
  noValue: NO_MANAGER,
});

const tokens: Panel = linesOverTime({
  id: 33,
  title: 'How many people and programs are in?',
  description: [
    'Active tokens, over 30 days whatever time the dashboard shows.',
    'What to do: each is looked up at each request. A climb without more customers is a program that logs in again and again.',
  ].join('\n\n'),
  grid: { x: 16, y: 0, w: 8, h: 8 },
  lines: { tokens: manager.manager_active_tokens.max().legend('Active tokens') },
  unit: 'none',
  decimals: 0,
  noValue: NO_MANAGER,
  timeFrom: '30d',
});

/** What managers and their database carry. Ids 30 to 39. */
export const managers: Section = {
  id: 30,
  title: 'Does the database have room?',
  panels: [connections, queries, tokens],
};
