import type { Comparison, DeclaredFamily } from './comparison.ts';
import { isUpdated, RISING } from './updated.ts';

/** How much of the catalogs a page shows. */
export interface Coverage {
  /** Families of the catalogs, without those that are left out. */
  readonly families: number;
  /** Those with at least one row. */
  readonly withRow: number;
  /** `withRow` of `families`, from 0 to 100. */
  readonly percent: number;
  /** Counters, histograms and summaries with a row. */
  readonly rising: number;
  /** Those of them that count more than zero in some row: something has happened since the start. */
  readonly updated: number;
  /** Names of families without a row. */
  readonly absent: readonly string[];
}

/** Counts what the page shows. */
export function coverageOf({ declared, families }: Comparison): Coverage {
  const all = [...declared.values()];
  const hasRow = ({ name }: DeclaredFamily): boolean => (families.get(name)?.samples.length ?? 0) > 0;
  const rows = all.filter(hasRow);
  const rising = rows.filter(({ metric }) => RISING.has(metric.type));
  return {
    families: all.length,
    withRow: rows.length,
    percent: all.length === 0 ? 100 : (rows.length / all.length) * 100,
    rising: rising.length,
    updated: rising.filter(({ name, metric }) => isUpdated(name, metric, families.get(name)?.samples ?? [])).length,
    absent: all.filter((family) => !hasRow(family)).map(({ name }) => name),
  };
}
