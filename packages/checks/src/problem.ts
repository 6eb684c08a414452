/** How bad a problem is. Only errors fail a run. */
export type Severity = 'error' | 'warning';

/** Something that is wrong, as data: prose around it is made in one place, `render`. */
export interface Problem {
  /** Id of the check, which is named after the defect; also the name of its file and of its page. */
  readonly check: string;
  readonly severity: Severity;
  /** As it was given; absent for problems of no file. */
  readonly file?: string;
  /** Title of the panel, or name of the rule. */
  readonly panel?: string;
  /** JSON pointer into the file. */
  readonly path?: string;
  /** The query as it stands in the file. */
  readonly expr?: string;
  /** Offsets in `expr`, `end` exclusive. */
  readonly start?: number;
  readonly end?: number;
  /** Names of the series in the part of the query that it is about. Absent when it is about no query. */
  readonly metrics?: readonly string[];
  /** What is wrong, in a sentence or two, the offending text in backticks. */
  readonly message: string;
  /** How to repair it. */
  readonly fix: string;
}
