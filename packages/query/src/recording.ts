import type { LabelDescription } from '@lockstep/catalog';
import { Expression } from './expression.ts';
import type { Query } from './query.ts';
import { QueryError } from './query-error.ts';
import type { Gauge } from './series.ts';

/** A recording rule, and the series that it writes. */
export interface Recording<L extends string> {
  readonly record: string;
  readonly query: Query<L>;
  /** What other queries read: labels and unit are those of `query`. */
  readonly series: Gauge<Readonly<Record<L, string>>>;
}

/**
 * Gives a query a name under which it is stored, by habit `level:metric:operations`.
 *
 * @throws {QueryError} when the name is none.
 */
export function recording<L extends string>(record: string, query: Query<L>): Recording<L> {
  if (!/^[A-Za-z_:][\w:]*$/.test(record)) {
    throw new QueryError(`\`${record}\` is no name of a metric. Use letters, digits, \`_\` and \`:\`.`);
  }
  const must = query.labels === 'anything' ? [] : query.labels;
  const open: LabelDescription = { kind: 'open', values: [], optional: true };
  const known = new Map([
    [
      record,
      {
        family: record,
        kind: 'gauge' as const,
        labels: Object.fromEntries(must.map((label) => [label, open])),
        facts: { must, may: query.labels, ...(query.unit === undefined ? {} : { unit: query.unit }) },
        checked: true,
      },
    ],
  ]);
  // A recorded value is a level whatever it was made of, with the labels that the type of the query says.
  const series = Expression.select({ name: record, matchers: [] }, known) as unknown as Recording<L>['series'];
  return { record, query, series };
}
