/** What the queries of a dashboard give for series that stand for one state of the world, by `panel / refId`. */
export interface Scenario {
  readonly name: string;
  /** Series in the notation of `promtool test rules`, one sample every 30 s from second 0 on. */
  readonly series: Readonly<Record<string, string>>;
  readonly at: `${number}m`;
  /** By labels; an empty object is an empty answer. Queries that are not named are not asked. */
  readonly gives: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** How many series queries give whose labels may be one or the other. */
  readonly counts?: Readonly<Record<string, number>>;
  /** What the reader chose, as a regular expression. Default: everything. */
  readonly chosen?: Readonly<Record<string, string>>;
}

/** A series whose value stays, for an hour. */
export const always = (value: number): string => `${value}x120`;

/** A series that stops being scraped after ten minutes. */
export const untilTen = (value: number): string => `${value}x20 stale`;
