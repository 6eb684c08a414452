import { userInfo } from 'node:os';
import type { Between, Expected } from './compare.ts';
import { KOPIA_HOST, type KopiaName, kopiaSources } from './pull-kopia.ts';
import { OLD_BACKUP_SECONDS, type PullName, type PullRepositories, SOURCE_BYTES } from './pull-repositories.ts';

/** What the story has made of a source. What is undefined must not be shown. */
export interface PullSource {
  readonly tool: 'restic' | 'kopia';
  /** Of the repository. */
  readonly name: string;
  readonly repository: string;
  readonly source_id: string;
  readonly host: string;
  readonly user: string;
  readonly path: string;
  readonly verdict: 'ok' | 'partial' | 'cancelled';
  readonly isLost: boolean;
  /** Undefined: nothing is expected of it. */
  readonly isOverdue: boolean | undefined;
  /** Age of its last success. */
  readonly success: Between | undefined;
  readonly complete: number;
  readonly incomplete: number;
  readonly sizeBytes: number | undefined;
  /** Seconds between its restore points. */
  readonly window: Expected;
}

/** The story lasts no longer than this. */
export const STORY_SECONDS = 600;

const aged = (seconds: number): Between => ({ from: seconds, to: seconds + STORY_SECONDS });

/** How most sources are: one good and whole backup. */
const WELL = {
  verdict: 'ok',
  isLost: false,
  isOverdue: false,
  complete: 1,
  incomplete: 0,
  window: 0,
} as const;

const LOST = { isLost: true, complete: 0, sizeBytes: undefined } as const;

/** Every source of the story, before anything is repaired. */
export function pullSources(made: PullRepositories): readonly PullSource[] {
  const restic = (name: PullName, host = 'web', differs: Partial<PullSource> = {}): PullSource => ({
    ...WELL,
    tool: 'restic',
    name,
    ...made[name].source(host),
    host,
    user: userInfo().username,
    path: made[name].path,
    success: aged(0),
    sizeBytes: SOURCE_BYTES,
    ...differs,
  });
  // restic 0.14 keeps neither size nor duration.
  const old = { success: aged(OLD_BACKUP_SECONDS), sizeBytes: undefined };
  return [
    restic('good'),
    restic('locked'),
    restic('damaged'),
    restic('losing', 'web', LOST),
    restic('shared', 'overdue', { ...old, isOverdue: true }),
    restic('shared', 'paused', { ...old, isOverdue: undefined }),
    restic('shared', 'unexpected', { ...old, isOverdue: undefined }),
    ...kopia('kopia-good', [{ sizeBytes: 60_000_000 }, { sizeBytes: 200_014 }]),
    ...kopia('kopia-canceled', [
      {
        verdict: 'cancelled',
        success: aged(1800),
        incomplete: 26,
        sizeBytes: 300_000_000,
      },
    ]),
    ...kopia('kopia-partial', [
      { verdict: 'partial', success: undefined, complete: 6, sizeBytes: 5, window: { from: 3, to: 5 } },
      { sizeBytes: 5 },
    ]),
    ...kopia('kopia-emptied', [LOST, LOST]),
  ];
}

function kopia(name: KopiaName, differing: readonly Partial<PullSource>[]): PullSource[] {
  return kopiaSources(name).map((source, index) => ({
    ...WELL,
    tool: 'kopia',
    name,
    ...source,
    ...KOPIA_HOST,
    success: aged(599),
    sizeBytes: undefined,
    ...differing[index],
  }));
}
