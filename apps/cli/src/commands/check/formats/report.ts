import type { Problem } from '@lockstep/checks';

/** What a run found, ready to be printed. */
export interface Report {
  /** Sorted; those that a baseline accepts are not in it. */
  readonly problems: readonly Problem[];
  readonly counts: ReportCounts;
  /** Descriptions of baseline entries that are found no more. */
  readonly gone: readonly string[];
  /** The line of a problem in its file, from 1. */
  readonly lineOf: (problem: Problem) => number | undefined;
  /** Whether the reader shows colours. */
  readonly colour: boolean;
}

/** What was looked at. */
export interface ReportCounts {
  readonly files: number;
  readonly dashboards: number;
  readonly rules: number;
  readonly queries: number;
  /** Targets of data sources that are no Prometheus. */
  readonly skippedTargets: number;
  /** Files of folders and patterns that hold neither dashboards nor rules. */
  readonly otherFiles: number;
  /** Problems that a baseline accepts. */
  readonly accepted: number;
}
