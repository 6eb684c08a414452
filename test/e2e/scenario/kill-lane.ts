import { randomInt } from 'node:crypto';
import type { Job, JobReport, ReportResult } from '@lockstep/protocol';
import { allJobs, enrol, sendReports } from '../harness/fleet-api.ts';
import { type FleetServer, restartFleetServer, startFleetServer } from '../harness/fleet-server.ts';
import { backupReport } from '../harness/reports.ts';
import type { Scope } from '../harness/scope.ts';

/** What the clients of a server saw that was killed again and again, and what it holds in the end. */
export interface KillEvidence {
  /** Running once more, after the last kill. */
  readonly server: FleetServer;
  /** Every report that was ever sent, by id. */
  readonly sent: ReadonlyMap<string, JobReport>;
  /** Ids that were answered `stored` or `duplicate`. */
  readonly acknowledged: ReadonlySet<string>;
  readonly results: Readonly<Record<ReportResult, number>>;
  readonly jobs: readonly Job[];
}

/** What clients know while the server comes and goes. */
interface Clients {
  readonly token: string;
  /** Sent and not yet answered: goes out again after the next start, as from an agent's spool. */
  readonly spool: JobReport[];
  readonly sent: Map<string, JobReport>;
  readonly acknowledged: Set<string>;
  readonly results: Record<ReportResult, number>;
}

const CONNECTIONS = 8;

/** Longest time from a start to its kill, in milliseconds. */
const LONGEST_LIFE_MS = 120;

/** Starts a server and kills it `kills` times at random moments while reports pour in. */
export async function killDuringIngest(scope: Scope, kills: number): Promise<KillEvidence> {
  let server = await startFleetServer(scope);
  const { token } = await enrol(server, { name: 'busy' });
  const results = { stored: 0, duplicate: 0, conflict: 0, invalid: 0 };
  const clients: Clients = { token, spool: [], sent: new Map(), acknowledged: new Set(), results };
  for (let kill = 0; kill < kills; kill++) {
    await ingestUntilKilled(server, clients);
    server = await restartFleetServer(scope, server);
  }
  const { sent, acknowledged } = clients;
  return { server, sent, acknowledged, results, jobs: await allJobs(server) };
}

async function ingestUntilKilled(server: FleetServer, clients: Clients): Promise<void> {
  const senders = Array.from({ length: CONNECTIONS }, () => sendUntilCutOff(server, clients));
  setTimeout(() => server.running.signal('SIGKILL'), randomInt(LONGEST_LIFE_MS));
  const { signal } = await server.running.ended;
  if (signal !== 'SIGKILL') throw new Error(`The server ended before it was killed:\n${server.running.log()}`);
  await Promise.all(senders);
}

async function sendUntilCutOff(server: FleetServer, clients: Clients): Promise<void> {
  for (;;) {
    const reports = nextBatch(clients);
    try {
      const answer = await sendReports(server, clients.token, reports);
      for (const { id, result } of answer.results) {
        clients.results[result] += 1;
        if (result === 'stored' || result === 'duplicate') clients.acknowledged.add(id);
      }
    } catch (error) {
      clients.spool.push(...reports);
      // `fetch` throws a TypeError when the connection is refused or cut.
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

function nextBatch({ spool, sent }: Clients): JobReport[] {
  const fresh = Array.from({ length: randomInt(1, 4) }, () =>
    backupReport({ durationSeconds: randomInt(1, 1_000_000) / 1000 }),
  );
  for (const report of fresh) sent.set(report.id, report);
  return [...spool.splice(0, 3), ...fresh];
}
