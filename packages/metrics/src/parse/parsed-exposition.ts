/** One sample line. */
export interface ParsedSample {
  /** The name as it is written, with its suffix. */
  readonly name: string;
  /** Labels in the order written, values unescaped. */
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
  /** Milliseconds in the text format, seconds in OpenMetrics. */
  readonly timestamp?: number;
  readonly exemplar?: ParsedExemplar;
  /** From 1. */
  readonly line: number;
}

/** What OpenMetrics may say after a counter or a bucket. */
export interface ParsedExemplar {
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
  /** In seconds. */
  readonly timestamp?: number;
}

/** A family: its metadata and samples, in the order written. */
export interface ParsedFamily {
  readonly name: string;
  /** `untyped` (text) or `unknown` (OpenMetrics) without a TYPE line. */
  readonly type: string;
  readonly help?: string;
  readonly unit?: string;
  readonly samples: readonly ParsedSample[];
}

/** What can be wrong with an exposition. The words are stable; `PROBLEMS` says what each means. */
export type ExpositionProblemCode = keyof typeof PROBLEMS;

/** One thing that is wrong with an exposition. */
export interface ExpositionProblem {
  /** From 1. */
  readonly line: number;
  readonly code: ExpositionProblemCode;
  /** What was found, in a sentence. */
  readonly message: string;
}

/** What a page says, as far as it could be read, and everything that is wrong with it, by line. */
export interface ParsedExposition {
  readonly families: readonly ParsedFamily[];
  readonly problems: readonly ExpositionProblem[];
}

/** What each problem means. */
export const PROBLEMS = {
  'after-eof': 'Something follows `# EOF`.',
  'backward-time': 'Samples of one series go back in time, or only some of them have a timestamp.',
  'blank-line': 'OpenMetrics has no blank lines.',
  'bucket-bound': 'The `le` of a bucket is missing or is no number as both formats write it.',
  'bucket-order': 'The buckets of a histogram are not in the order of their bounds.',
  'byte-order-mark': 'The page starts with a byte order mark.',
  'carriage-return': 'A line ends in CR LF.',
  'clashing-name': 'Two families claim one sample name.',
  comment: 'OpenMetrics has no comments but HELP, TYPE, UNIT and EOF.',
  'count-differs': 'The count of a histogram is not what its +Inf bucket says.',
  'duplicate-bucket': 'A histogram has one bound twice, in different spellings.',
  'duplicate-label': 'A sample has a label twice.',
  'duplicate-series': 'A series is there twice; label order and empty labels make no difference.',
  exemplar: 'An exemplar is malformed, too long or where none may be.',
  'falling-buckets': 'A bucket of a histogram counts less than the one before it.',
  'help-twice': 'A family has two help texts.',
  'incomplete-histogram': 'A histogram has a sum without a count, or the other way round.',
  metadata: 'A HELP, TYPE or UNIT line is malformed.',
  'metadata-after-sample': 'Metadata of a family follow its samples.',
  'no-eof': 'OpenMetrics ends with `# EOF`.',
  'no-final-newline': 'The last line does not end in a line feed.',
  'no-inf-bucket': 'A histogram has no +Inf bucket.',
  'not-grouped': 'The lines of a family, or of one label set in it, do not stand together.',
  quantile: 'The `quantile` of a summary is missing or not from 0 to 1.',
  'reserved-label': 'A label has a name that is reserved.',
  'sample-of-type': 'The type of a family has no sample of that name.',
  syntax: 'A line is no sample.',
  timestamp: 'A sample has a timestamp: it is dropped when it is old, and the series never goes stale.',
  'timestamp-syntax': 'A timestamp is no number of its format.',
  'type-twice': 'A family has two types.',
  unit: 'A unit is not the last word of the name, or the type has none.',
  'unit-twice': 'A family has two units.',
  'unknown-escape': 'A backslash is followed by something other than a backslash, a quote or `n`.',
  'unknown-type': 'The format has no such type.',
  'unterminated-label': 'A label value is not closed before the end of its line.',
  value: 'A value is no number.',
  'value-of-type': 'A value, or a label that carries it, cannot be of the type of its family.',
} as const;
