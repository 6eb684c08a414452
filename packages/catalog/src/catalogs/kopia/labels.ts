import { attributeOf, oneOf } from '../../label.ts';
import { REPOSITORY, SOURCE_LABELS, VERDICTS } from '../backup/labels.ts';

/** What the last run came to. The specification names no values; these are the verdicts of a run. */
export const RUN_STATUSES = VERDICTS;

/**
 * Kinds of snapshots: `complete`; `partial`, saved to its end with entries missing; and the reasons that Kopia gives for
 * one that was not. `other` is a reason that a later version may bring.
 */
export const SNAPSHOT_TYPES = oneOf('complete', 'partial', 'checkpoint', 'canceled', 'limit_reached', 'other');

/** What every family about a source has. Sources that differ only in user or host have the same `path`. */
export const OF_KOPIA_SOURCE = {
  labels: { ...SOURCE_LABELS, path: attributeOf('source_id') },
  presence: 'when known',
  since: '0.1.0',
} as const;

/** What every family about a repository has. */
export const OF_KOPIA_REPOSITORY = {
  labels: { repository: REPOSITORY },
  presence: 'when known',
  since: '0.1.0',
} as const;
