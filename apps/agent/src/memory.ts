import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '@lockstep/collectors';
import { type Verdict, VERDICTS } from '@lockstep/protocol';
import { makePrivateDirectory } from './settings.ts';

/** What the agent remembers about a subject from one call to the next. Losing it does no harm. */
export interface Remembered {
  /** Files of the last backup of a repository and source. */
  readonly files?: number;
  /** Id of a repository, from the last good look. */
  readonly repositoryId?: string;
  /** When a look at a repository was last begun, milliseconds since 1970. */
  readonly lookedAt?: number;
  /** What the last look that was finished came to. */
  readonly lookVerdict?: Verdict;
  /** Id of the snapshot that the last good restore test took files from. */
  readonly testedSnapshot?: string;
}

/** Memory by subject, one small file each. */
export interface Memory {
  readonly recall: (subject: string) => Remembered;
  /** Adds to what is known about the subject. Where the disk refuses, nothing is remembered. */
  readonly note: (subject: string, known: Remembered) => void;
}

/** Opens the memory in a folder, which is made when the first thing is noted. */
export function openMemory(directory: string): Memory {
  const fileOf = (subject: string): string =>
    join(directory, `${createHash('sha256').update(subject).digest('hex').slice(0, 32)}.json`);
  const recall = (subject: string): Remembered => {
    try {
      const value: unknown = JSON.parse(readFileSync(fileOf(subject), 'utf8'));
      return typeof value === 'object' && value !== null ? readRemembered(value) : {};
    } catch {
      return {};
    }
  };
  return {
    recall,
    note(subject, known) {
      const remembered = { ...recall(subject), ...known };
      try {
        makePrivateDirectory(directory);
        writeDurably(fileOf(subject), JSON.stringify(remembered));
      } catch {
        // The next run is judged with a little less knowledge.
      }
    },
  };
}

function readRemembered(value: object): Remembered {
  const { files, repositoryId, lookedAt, lookVerdict, testedSnapshot } = value as Readonly<
    Record<keyof Remembered, unknown>
  >;
  const verdict = VERDICTS.find((known) => known === lookVerdict);
  return {
    ...(typeof files === 'number' ? { files } : {}),
    ...(typeof repositoryId === 'string' && /^[0-9a-f]{64}$/u.test(repositoryId) ? { repositoryId } : {}),
    ...(typeof lookedAt === 'number' ? { lookedAt } : {}),
    ...(verdict === undefined ? {} : { lookVerdict: verdict }),
    ...(typeof testedSnapshot === 'string' ? { testedSnapshot } : {}),
  };
}

/** Subject of a repository and source. */
export function pairSubject({ repository, source }: { repository?: string; source?: string }): string {
  return JSON.stringify(['pair', repository ?? '', source ?? '']);
}

/** Subject of a repository. */
export function repositorySubject(repository: string | undefined): string {
  return JSON.stringify(['repository', repository ?? '']);
}
