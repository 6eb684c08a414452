export {
  type DatabaseMetricsOptions,
  measureDatabase,
  type MeasuredDatabase,
  type MeasuredTransaction,
  type QueryClass,
} from './measured-database.ts';
export type { MeasuredStatement } from './measured-statement.ts';
export type { QueryFacts } from './query-rows.ts';
