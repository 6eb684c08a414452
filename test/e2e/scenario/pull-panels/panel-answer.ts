import type { Expected, ExpectedSample } from '../compare.ts';
import type { PullRepositories } from '../pull-repositories.ts';

/** What a query must give by the story; `same`: the story does not decide it, and all servers must show the same series. */
export type PanelAnswer = readonly ExpectedSample[] | 'same';

/** What is known of the scene when the panels are asked. */
export interface PanelStory {
  readonly made: PullRepositories;
  /** `host:port` of the exporter. */
  readonly instance: string;
  /** What `restic stats` says of `good`. */
  readonly goodSizeBytes: number;
}

/** The answers to the queries of a dashboard, by `panel / refId`. */
export type PanelAnswers = Readonly<Record<string, PanelAnswer>>;

/** No series. */
export const NONE: readonly ExpectedSample[] = [];
/** One series without labels. */
export const only = (value: Expected): readonly ExpectedSample[] => [{ labels: {}, value }];
/** From 0 up to a value. */
export const upTo = (to: number): Expected => ({ from: 0, to });
/** Seconds of a day. */
export const DAY = 86_400;

/** Codes by which tables show how a run ended. */
export const VERDICT_CODES = { ok: 0, partial: 1, cancelled: 2 } as const;
