import { defined } from '../defined.ts';
import { instant, isObject, text } from '../field.ts';
import { type Known, known, unknown } from '../known.ts';
import { readObject } from './json.ts';
import { type KopiaSnapshot, readSnapshot } from './snapshot.ts';
import { type KopiaSource, readSource } from './source.ts';

/** A source as a Kopia server sees it. */
export interface KopiaServerSource {
  readonly source: KopiaSource;
  /** `IDLE`, `PENDING`, `UPLOADING`, `PAUSED`, `REMOTE`. None says that the last run failed: that source is `IDLE`. */
  readonly status: string;
  /** It may be incomplete: after a cancelled upload it is. */
  readonly lastSnapshot?: KopiaSnapshot;
  /** Absent for sources without a schedule, manual ones and those of other hosts. */
  readonly nextSnapshotTime?: string;
}

/** The sources of a server. */
export interface KopiaServerSources {
  readonly sources: readonly KopiaServerSource[];
  /** Entries without source or status. */
  readonly rejectedEntries: number;
}

const ASKED = 'GET /api/v1/control/sources';

/** Reads the answer of the control API to `GET /api/v1/control/sources`. */
export function readServerSources(body: Uint8Array): Known<KopiaServerSources> {
  const answer = readObject(body, ASKED);
  if (!answer.known) return answer;
  const { sources: list, error } = answer.value;
  if (!Array.isArray(list)) return unknown(`\`${ASKED}\` answered: ${text(error) ?? 'no sources'}`);
  const sources = list.map(readServerSource).filter((source) => source !== undefined);
  if (list.length > 0 && sources.length === 0) return unknown(`\`${ASKED}\` answered no entry with source and status`);
  return known({ sources, rejectedEntries: list.length - sources.length });
}

function readServerSource(value: unknown): KopiaServerSource | undefined {
  if (!isObject(value)) return undefined;
  const source = readSource(value['source']);
  const status = text(value['status']);
  if (source === undefined || status === undefined) return undefined;
  return {
    source,
    status,
    ...defined({
      lastSnapshot: readSnapshot(value['lastSnapshot']),
      nextSnapshotTime: instant(value['nextSnapshotTime']),
    }),
  };
}
