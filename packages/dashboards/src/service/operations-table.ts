import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Query } from '@lockstep/query';
import { type Cells, COLOURED, NONE, number, TABLE_FIELD } from '../panels/cells.ts';
import { thresholds } from '../panels/field.ts';
import type { PanelFrame } from '../panels/panel.ts';
import { tablePanel } from '../panels/table.ts';
import type { Targets } from '../panels/target.ts';
import { SHOWN } from '../window.ts';
import { failingShare, type Operations, rateOf, secondsOf } from './operations.ts';

/** A table of operations by some of their labels. */
export interface OperationsTable extends PanelFrame {
  readonly operations: Operations;
  /** Labels that make a row, each with the title of its column. */
  readonly rows: Readonly<Record<string, string>>;
  /** Shown in place of an empty table: why that may be. */
  readonly noValue: string;
  /** Seconds from which on a p95 is too long. Default: it is shown without a colour. */
  readonly slowSeconds?: number;
  /** Share from which on a row is orange, and from which on it is red. Default: 0.1 % and 5 %. */
  readonly failing?: readonly [orange: number, red: number];
}

const FAILING = [0.001, 0.05] as const;

/** How often, how often failed, how slow: one row per combination of labels, over the time shown, failing ones first. */
export function operationsTable(table: OperationsTable): Panel {
  const { operations, rows, noValue, slowSeconds, failing = FAILING, ...frame } = table;
  const { duration } = operations;
  const key = Object.keys(rows);
  const [orange, red] = failing;
  return tablePanel<string, Targets<Query>>({
    ...frame,
    key,
    queries: {
      rate: rateOf(operations, key, SHOWN),
      failing: failingShare(operations, key, SHOWN),
      ...(duration === undefined ? {} : { p95: secondsOf({ ...operations, duration }, 0.95, key, SHOWN) }),
    },
    columns: [
      ...key.map((label) => ({
        title: rows[label] ?? label,
        from: { label },
        options: { custom: { filterable: true } },
      })),
      { title: 'Per second', from: { value: 'rate' }, options: number('none', NONE, { decimals: 2 }) },
      {
        title: 'Failing',
        from: { value: 'failing' },
        options: number('percentunit', NONE, {
          decimals: 1,
          thresholds: thresholds('text', [orange, 'orange'], [red, 'red']),
          ...COLOURED,
        }),
      },
      ...(duration === undefined ? [] : [{ title: 'p95', from: { value: 'p95' }, options: slow(slowSeconds) }]),
    ],
    sort: [
      { column: 'Failing', descending: true },
      { column: 'Per second', descending: true },
    ],
    field: { ...TABLE_FIELD, noValue },
  });
}

function slow(seconds: number | undefined): Cells {
  const tooLong = seconds === undefined ? {} : { thresholds: thresholds('text', [seconds, 'orange']), ...COLOURED };
  return number('s', NONE, { decimals: 2, ...tooLong });
}
