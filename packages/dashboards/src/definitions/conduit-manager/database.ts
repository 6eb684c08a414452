import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import type { Section } from '../../sections.ts';
import { CHOSEN } from '../../service/instances.ts';
import { type Timed, secondsOf } from '../../service/operations.ts';
import { operationsTable } from '../../service/operations-table.ts';
import { failingTile } from '../../service/service-state.ts';
import { manager } from '../conduit/conduit.ts';

/** Queries of the manager's database. */
const queries: Timed = {
  all: manager.manager_db_queries_total.where(CHOSEN),
  failed: manager.manager_db_queries_total.where({ ...CHOSEN, status: 'error' }),
  duration: manager.manager_db_query_duration_seconds.where(CHOSEN),
};

/** For the state of the manager. */
export const queriesTile = failingTile('Queries failing', queries, 0.001, 'no queries');

/** From here on a query is slow: it is most of what the objective leaves for a request. */
const SLOW_SECONDS = 0.1;

/** Each kind of query. */
const queryTable: Panel = operationsTable({
  id: 31,
  title: 'Which queries fail, which are slow?',
  description: [
    'One row per table and operation, over the time shown, failing ones first. "-": there was none.',
    'What to do: one slow table is a missing index or a table that grew; all slow at once is the disk, or a writer that holds its lock. Failing: the log has the message.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 9 },
  operations: queries,
  rows: { table: 'Table', operation: 'Operation' },
  slowSeconds: SLOW_SECONDS,
  noValue: 'No manager is scraped',
});

/** How slow each table is, over time. */
const querySeconds: Panel = linesOverTime({
  id: 32,
  title: 'How long do queries take?',
  description: [
    'Time within which 95 % of the queries of a table end. The largest bucket ends at 1 s: what lies above is drawn as 1 s.',
    'What to do: compare with the response time above. When both rise together it is the database.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 6, h: 9 },
  lines: { seconds: secondsOf(queries, 0.95, ['table']).legend('{{table}}') },
  unit: 's',
  noValue: 'No query yet, or no manager is scraped',
});

/** Connections to the database. */
const connections: Panel = linesOverTime({
  id: 33,
  title: 'Is the database connected?',
  description: [
    'Open connections to the database, by instance.',
    'What to do: zero means that nothing can be read: see whether the database runs. A climb that does not end is a leak, and ends at the limit of the database.',
  ].join('\n\n'),
  grid: { x: 18, y: 0, w: 6, h: 9 },
  lines: { connections: manager.manager_db_connections.where(CHOSEN).sumBy('instance').legend('{{instance}}') },
  unit: 'none',
  decimals: 0,
  noValue: 'No manager is scraped',
});

/** The database behind the manager. Ids 30 to 39. */
export const database: Section = {
  id: 30,
  title: 'Is it the database?',
  panels: [queryTable, querySeconds, connections],
};
