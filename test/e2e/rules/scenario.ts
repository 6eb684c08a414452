import { type Labels, type Series } from './series.ts';

/** A time since the first sample. */
export type At = `${number}m` | `${number}h`;

/** What an alert does about series that stand for something that happens. Time begins at second 0 of 1970. */
export interface Scenario {
  readonly name: string;
  readonly series: Series;
  /** Time between samples, and between evaluations. Default `1m`. */
  readonly step?: '1m' | '2m' | '5m' | '1h';
  /** The labels of each alert that fires at a time, without severity and component. Empty: it is silent. */
  readonly fires: { readonly [at: At]: readonly Labels[] };
  /** What the alert says, where it fires once. */
  readonly says?: { readonly at: At; readonly summary: string; readonly description: string };
}
