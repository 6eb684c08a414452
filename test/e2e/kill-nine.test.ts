import { randomInt } from 'node:crypto';
import type { JobReport } from '@lockstep/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allJobs, enrol, sendReports } from './harness/fleet-api.ts';
import { type FleetServer, restartFleetServer, serverCommand, startFleetServer } from './harness/fleet-server.ts';
import { backupReport } from './harness/reports.ts';
import { Scope } from './harness/scope.ts';

const KILLS = 100;
const SENDERS = 8;

const scope = new Scope();
afterAll(() => scope.close());

/** What was sent and not yet answered (an agent keeps it in its spool), and what was acknowledged. */
const spool: JobReport[] = [];
const sent = new Map<string, JobReport>();
const acknowledged = new Set<string>();
const results = { stored: 0, duplicate: 0, conflict: 0, invalid: 0 };

let server: FleetServer;

beforeAll(async () => {
  server = await startFleetServer(scope);
});

test(
  `no acknowledged report is lost or doubled by ${KILLS} kills during ingest`,
  { timeout: 300_000 },
  async ({ annotate }) => {
    const { token } = await enrol(server, { name: 'busy' });
    for (let kill = 0; kill < KILLS; kill++) {
      if (kill > 0) server = await restartFleetServer(scope, server);
      await ingestUntilKilled(token, randomInt(5, 120));
    }
    server = await restartFleetServer(scope, server);
    const jobs = await allJobs(server);
    const ids = jobs.map(({ id }) => id);
    const stored = new Set(ids);

    // None is listed twice, none acknowledged is missing, none appeared from nowhere, none was changed.
    expect(ids).toHaveLength(stored.size);
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
    expect([...stored].filter((id) => !sent.has(id))).toEqual([]);
    expect(results.conflict + results.invalid).toBe(0);
    const wrong = jobs.filter(({ id, duration_seconds }) => sent.get(id)?.duration_seconds !== duration_seconds);
    expect(wrong).toEqual([]);
    // The test has teeth only when the server was hit in the middle of its work: some kill fell between commit and answer.
    expect(acknowledged.size).toBeGreaterThan(KILLS);
    expect(results.duplicate).toBeGreaterThan(0);
    await annotate(
      `${KILLS} kills, ${sent.size} reports sent, ${acknowledged.size} acknowledged, ${stored.size} stored, 0 lost`,
    );
  },
);

test('the store is sound after the kills', async () => {
  await server.running.stop();
  const { code, stdout, stderr } = await serverCommand(server, ['check']);
  expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
});

/** Reports from several connections at once until the server is killed, `afterMs` from now. */
async function ingestUntilKilled(token: string, afterMs: number): Promise<void> {
  const senders = Array.from({ length: SENDERS }, () => sendUntilRefused(token));
  setTimeout(() => server.running.signal('SIGKILL'), afterMs);
  const { signal } = await server.running.ended;
  expect({ signal, log: server.running.log() }).toMatchObject({ signal: 'SIGKILL' });
  await Promise.all(senders);
}

/** What is not answered goes back to the spool and is sent again after the next start, as an agent does. */
async function sendUntilRefused(token: string): Promise<void> {
  for (;;) {
    const reports = nextBatch();
    try {
      const answer = await sendReports(server, token, reports);
      for (const { id, result } of answer.results) {
        results[result] += 1;
        if (result === 'stored' || result === 'duplicate') acknowledged.add(id);
      }
    } catch (error) {
      spool.push(...reports);
      if (isConnectionError(error)) return;
      throw error;
    }
  }
}

function nextBatch(): JobReport[] {
  const waiting = spool.splice(0, 3);
  const fresh = Array.from({ length: randomInt(1, 4) }, () =>
    backupReport({ durationSeconds: randomInt(1, 1_000_000) / 1000 }),
  );
  for (const report of fresh) sent.set(report.id, report);
  return [...waiting, ...fresh];
}

/** `fetch` throws a TypeError when the connection is refused or cut. */
function isConnectionError(error: unknown): boolean {
  return error instanceof TypeError;
}
