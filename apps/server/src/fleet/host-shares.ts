import { expectSource, repositoryLabel, type RepositoryRecord, type RepositoryView } from '@lockstep/backups';
import { sourceId } from '@lockstep/collectors';
import type { OwedPair } from '@lockstep/protocol';
import { activeExpectation, type HostRecord } from './host-record.ts';
import { namedSource } from './hosted-job.ts';
import { emptyHostedRecord, type HostedRecord } from './hosted-record.ts';

/** What one host adds to one repository on the page. */
export interface HostShare {
  /** Of the repository: its id where it is known, else the host and its own name for it. */
  readonly key: string;
  readonly hostId: string;
  /** The host's own name for the repository. */
  readonly repository: string;
  /** Under the names of the page. */
  readonly record: RepositoryRecord;
  readonly wishes: NonNullable<RepositoryView['overrides']>;
}

/**
 * What a host adds to the page: all that it told, and what it owes and was never heard of. A host that is expected to
 * back up and has no backup of its own owes one that nobody has named. A pending host adds nothing.
 */
export function sharesOf(host: HostRecord, told: readonly HostedRecord[]): readonly HostShare[] {
  if (host.lastSeenAtMs === null) return [];
  return withOwed(host, told).map((hosted) => shareOf(host, hosted));
}

/** The name of a collector on the page. The slash in a host's own name is written so that no two names become one. */
export function collectorName({ name }: Pick<HostRecord, 'name'>, repository: string): string {
  const host = name.replaceAll('/', '%2F');
  return repository === '' ? host : `${host}/${repository}`;
}

function shareOf(host: HostRecord, hosted: HostedRecord): HostShare {
  const { repository, record } = hosted;
  const name = collectorName(host, repository);
  const named = { ...record, name, collectors: record.collectors.map((collector) => ({ ...collector, name })) };
  const id = record.identity?.repositoryId;
  return {
    key: `${record.tool} ${id === undefined ? `${host.hostId} ${repository}` : repositoryLabel(record)}`,
    hostId: host.hostId,
    repository,
    record: named,
    wishes: wishesOf(host, hosted),
  };
}

/** The expectation of a host is that of its own sources: of those that it owes, if it declares any, else of all. */
function wishesOf(host: HostRecord, hosted: HostedRecord): HostShare['wishes'] {
  const { expected, paused: isPaused, owes } = host;
  const ids = hosted.own.named.map(({ sourceId }) => ({ sourceId }));
  const matches =
    owes !== null && owes.length > 0
      ? owedIds(hosted, owes).map((sourceId) => ({ sourceId }))
      : [...hostnamesOf(host, hosted).map((name) => ({ host: name })), ...ids];
  return matches.map((match) => ({ match, expected, isPaused }));
}

function owedIds(hosted: HostedRecord, owes: readonly OwedPair[]): string[] {
  return owes.flatMap(({ repository, source }) =>
    repository === hosted.repository ? (idOf(hosted, source) ?? []) : [],
  );
}

/** The source that a host means by a name: the one that it ran under it, else the one with these paths. */
function idOf({ record, own }: HostedRecord, name: string): string | undefined {
  const run = own.named.find((source) => source.name === name);
  if (run !== undefined) return run.sourceId;
  const isMeant = ({ source }: RepositoryRecord['sources'][number]) =>
    own.hostnames.includes(source.host) && source.paths.join(', ') === name;
  return record.sources.find(isMeant)?.sourceId;
}

function hostnamesOf({ name }: HostRecord, { own }: HostedRecord): string[] {
  return [...new Set([...own.hostnames, name])];
}

function withOwed(host: HostRecord, told: readonly HostedRecord[]): readonly HostedRecord[] {
  const { owes } = host;
  if (owes !== null && owes.length > 0) return owes.reduce((all, pair) => withPair(host, all, pair), told);
  if (activeExpectation(host) === null || told.some((hosted) => hasOwn(host, hosted))) return told;
  return withPair(host, told, { repository: told[0]?.repository ?? '', source: '' });
}

function hasOwn(host: HostRecord, hosted: HostedRecord): boolean {
  const names = hostnamesOf(host, hosted);
  return hosted.own.named.length > 0 || hosted.record.sources.some(({ source }) => names.includes(source.host));
}

function withPair(host: HostRecord, all: readonly HostedRecord[], pair: OwedPair): readonly HostedRecord[] {
  const there = all.find(({ repository }) => repository === pair.repository);
  const hosted = there ?? emptyHostedRecord(pair.repository, all[0]?.record.tool ?? 'restic');
  if (idOf(hosted, pair.source) !== undefined) return all;
  const source = namedSource(host.name, pair.source);
  const named = [...hosted.own.named, { name: pair.source, sourceId: sourceId(source) }];
  const record = expectSource(hosted.record, source, host.enrolledAtMs);
  return [...all.filter((other) => other !== there), { ...hosted, record, own: { ...hosted.own, named } }];
}
