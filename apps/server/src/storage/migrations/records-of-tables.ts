import { addRun, expectSource } from '@lockstep/backups';
import { sourceId } from '@lockstep/collectors';
import type { Pair } from '../../fleet/backup-standing.ts';
import { plainAnswers } from '../../fleet/hosted-facts.ts';
import { namedSource } from '../../fleet/hosted-job.ts';
import { addHostAnswer, emptyHostedRecord, type HostedRecord } from '../../fleet/hosted-record.ts';
import type { Repository } from '../../fleet/repository-standing.ts';
import type { Connection } from '../connection.ts';
import { encodeHostedRecord } from '../hosted-record-columns.ts';
import { pairTable } from '../writes/pair-table.ts';
import { repositoryTable } from '../writes/repository-table.ts';

/** Times were compared with the clock when they were stored. */
const JUDGED = Infinity;

/**
 * Makes records of what the tables `pair` and `repository` hold, which are all of restic: last runs, last successes,
 * looks, sizes and checks. A source that never succeeded is owed since its host was enrolled.
 */
export function recordsOfTables(connection: Connection): void {
  const hosts = connection.prepare<[], Host>('SELECT host_id AS hostId, name, enrolled_at AS enrolledAtMs FROM host');
  const [pairs, repositories] = [pairTable(connection), repositoryTable(connection)];
  const insert = connection.prepare(
    `INSERT INTO backup_record (host_id, repository, tool, record, own, rev)
     VALUES (?, ?, ?, ?, ?, (SELECT rev FROM store_state))`,
  );
  for (const host of hosts.all()) {
    const byName = new Map<string, HostedRecord>();
    const change = (name: string, fill: (hosted: HostedRecord) => HostedRecord): void => {
      byName.set(name, fill(byName.get(name) ?? emptyHostedRecord(name, 'restic')));
    };
    for (const look of repositories.ofHost(host.hostId)) change(look.name, (hosted) => withLook(hosted, look));
    for (const pair of pairs.ofHost(host.hostId)) change(pair.repository, (hosted) => withPair(hosted, pair, host));
    for (const hosted of byName.values()) insert.run(...encodeHostedRecord(host.hostId, hosted));
  }
}

interface Host {
  readonly hostId: string;
  readonly name: string;
  readonly enrolledAtMs: number;
}

function withLook(hosted: HostedRecord, { repositoryId, look, sizeBytes, check }: Repository): HostedRecord {
  const identity =
    look === null
      ? []
      : plainAnswers({ ...look, reason: look.reason ?? undefined, repositoryId: repositoryId ?? undefined });
  const size =
    sizeBytes === null ? [] : plainAnswers({ ...sizeBytes, verdict: 'ok', storedBytes: sizeBytes.value }).slice(1);
  const looked = [...identity, ...size].reduce((made, answer) => addHostAnswer(made, answer, JUDGED), hosted);
  if (check === null) return looked;
  const { id, atMs: endedAtMs, verdict } = check;
  const run = { kind: 'check', id, endedAtMs, verdict, depth: 'structure' } as const;
  return { ...looked, record: addRun(looked.record, run, JUDGED) };
}

function withPair(hosted: HostedRecord, pair: Pair, host: Host): HostedRecord {
  const source = namedSource(host.name, pair.source);
  const owed = pair.lastSuccessAtMs === null ? expectSource(hosted.record, source, host.enrolledAtMs) : hosted.record;
  const runs = [
    { id: pair.latestId, endedAtMs: pair.latestAtMs, verdict: pair.latestVerdict },
    ...(pair.lastSuccessAtMs === null || pair.lastSuccessAtMs === pair.latestAtMs
      ? []
      : [{ id: `before ${pair.latestId}`, endedAtMs: pair.lastSuccessAtMs, verdict: 'ok' } as const]),
  ];
  return {
    ...hosted,
    record: runs.reduce((record, run) => addRun(record, { kind: 'backup', source, ...run }, JUDGED), owed),
    own: { ...hosted.own, named: [...hosted.own.named, { name: pair.source, sourceId: sourceId(source) }] },
  };
}
