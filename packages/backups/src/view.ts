import type { BackupSource, CheckDepth, MaintenanceTask } from '@lockstep/collectors';
import type { Expectation } from './expectation.ts';
import type { Retention } from './retention.ts';

/** What an operator wants of a source. An absent field is taken from the next place that has it. */
export interface SourceWishes {
  /** How often it shall succeed; null: nothing is expected of it. */
  readonly expected?: Expectation | null;
  /** Nothing is expected while it is paused, neither here nor by a schedule of the tool. Facts stay on the page. */
  readonly isPaused?: boolean;
  /** The restore points that shall be there; null: no rules. */
  readonly retention?: Retention | null;
}

/** Which sources are meant: those that fit in every given field. */
export interface SourceMatch {
  readonly sourceId?: string;
  readonly host?: string;
  readonly user?: string;
  /** One of the paths of the source. */
  readonly path?: string;
}

/** How a record is looked at: what the configuration says beside it. Plain data. */
export interface RepositoryView extends SourceWishes {
  /** For people; a new one relabels the rows. */
  readonly name: string;
  /** Sizes, counts, locks and restore points older than this are withheld. */
  readonly stateMaxAgeSeconds: number;
  /** The same for the size of the repository, which costs more and is asked less often. Default `stateMaxAgeSeconds`. */
  readonly sizeMaxAgeSeconds?: number;
  /** Wishes for some of the sources, before those of the repository. Of several that match, the first that says something. */
  readonly overrides?: readonly (SourceWishes & { readonly match: SourceMatch })[];
  /** Within how many seconds a check of each depth is expected. */
  readonly checkIntervalSeconds?: Readonly<Partial<Record<CheckDepth, number>>>;
  /** Within how many seconds maintenance is expected; before what the tool's own settings say. */
  readonly maintenanceIntervalSeconds?: Readonly<Partial<Record<MaintenanceTask, number>>>;
  /** Whether a restic repository has rows of the deprecated aliases; their catalog must be on the page. */
  readonly hasAliases?: boolean;
}

/** What is wanted of one source. */
export function wishesFor(view: RepositoryView, sourceId: string, source: BackupSource): SourceWishes {
  const { overrides = [] } = view;
  const wishes = [...overrides.filter(({ match }) => fitsSource(match, sourceId, source)), view];
  return {
    expected: wishes.find(({ expected }) => expected !== undefined)?.expected ?? null,
    isPaused: wishes.find(({ isPaused }) => isPaused !== undefined)?.isPaused ?? false,
    retention: wishes.find(({ retention }) => retention !== undefined)?.retention ?? null,
  };
}

/** Whether a source is among those that are meant. `sourceId` is its own. */
export function fitsSource(match: SourceMatch, sourceId: string, { host, user, paths }: BackupSource): boolean {
  return (
    (match.sourceId ?? sourceId) === sourceId &&
    (match.host ?? host) === host &&
    (match.user ?? user) === user &&
    (match.path === undefined || paths.includes(match.path))
  );
}
