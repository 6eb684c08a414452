import { addAnswer, emptyRecord, type RepositoryRecord } from '@lockstep/backups';
import type { Answer, BackupTool } from '@lockstep/collectors';

/** What one host has told of one of its repositories. */
export interface HostedRecord {
  /** The name that its reports give the repository; `''` where they give none. */
  readonly repository: string;
  readonly record: RepositoryRecord;
  readonly own: OwnSources;
}

/** Which of the sources in a repository, perhaps shared, are those of the host: its expectation is theirs. */
export interface OwnSources {
  /** The names under which its tools save snapshots, the last told one last. */
  readonly hostnames: readonly string[];
  /** The sources that it ran backups of, the last run one last. */
  readonly named: readonly NamedSource[];
}

/** The name that reports of runs give a source, `''` where they give none, and the id of the source that it means. */
export interface NamedSource {
  readonly name: string;
  readonly sourceId: string;
}

/** A host has few names; more are the work of a machine that makes up a new one at each start. */
const MOST_HOSTNAMES = 8;

/** A repository of which the host has told nothing. */
export function emptyHostedRecord(repository: string, tool: BackupTool): HostedRecord {
  return { repository, record: emptyRecord({ tool, name: repository }), own: { hostnames: [], named: [] } };
}

/** Adds the answer of a question, asked by the agent of the host. */
export function addHostAnswer(
  hosted: HostedRecord,
  { answer, intervalSeconds }: { readonly answer: Answer; readonly intervalSeconds?: number | undefined },
  nowMs: number,
): HostedRecord {
  const collected = {
    collector: hosted.repository,
    answer,
    ...(intervalSeconds !== undefined && { intervalSeconds }),
  };
  return { ...hosted, record: addAnswer(hosted.record, collected, nowMs) };
}

/** Adds a name under which the host saves snapshots. */
export function addHostname(hosted: HostedRecord, hostname: string | undefined): HostedRecord {
  const { own } = hosted;
  if (hostname === undefined || own.hostnames.at(-1) === hostname) return hosted;
  const hostnames = [...own.hostnames.filter((known) => known !== hostname), hostname].slice(-MOST_HOSTNAMES);
  return { ...hosted, own: { ...own, hostnames } };
}
