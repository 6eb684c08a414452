import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '@lockstep/protocol';
import { type RawConnection, rawConnection } from '../../../apps/server/test/raw-http.ts';
import { allJobs, enrol, sendReports } from '../harness/fleet-api.ts';
import { type FleetServer, restartFleetServer, startFleetServer } from '../harness/fleet-server.ts';
import { until } from '../harness/poll.ts';
import type { Ending } from '../harness/process.ts';
import { backupReport } from '../harness/reports.ts';
import type { Scope } from '../harness/scope.ts';

/** How one server ended that was told to while it had its hands full. */
export interface Stop {
  readonly ending: Pick<Ending, 'code' | 'signal'>;
  /** From the signal to the end of the process. */
  readonly seconds: number;
  /** Whether the connection was open at the signal. */
  readonly held: { readonly unfinishedBody: boolean; readonly idle: boolean };
  readonly scrapes: Scrapes;
}

/** What scrapers got that ask again as soon as they are answered, so that a scrape runs at the signal. */
interface Scrapes {
  whole: number;
  /** Answered 200 and then cut off. */
  half: number;
}

/** What the clients of a server saw that was stopped again and again, and what it holds in the end. */
export interface StopEvidence {
  readonly stops: readonly Stop[];
  /** Ids that were answered `stored`. */
  readonly acknowledged: ReadonlySet<string>;
  readonly jobs: readonly Job[];
}

const SENDERS = 4;
const SCRAPERS = 2;

/** So that a scrape takes a while. */
const HOSTS = 100;

/** Longest time from full load to the signal, in milliseconds. */
const LONGEST_LOAD_MS = 400;

/** Starts a server and stops it `times` times with SIGTERM, at random moments while reports pour in. */
export async function stopDuringIngest(scope: Scope, times: number): Promise<StopEvidence> {
  let server = await startFleetServer(scope);
  const names = Array.from({ length: HOSTS }, (_, index) => `host-${index}`);
  const hosts = await Promise.all(names.map((name) => enrol(server, { name })));
  const tokens = hosts.map(({ token }) => token);
  const acknowledged = new Set<string>();
  const stops: Stop[] = [];
  for (let time = 0; time < times; time++) {
    stops.push(await stopOnce(server, tokens, acknowledged));
    server = await restartFleetServer(scope, server);
  }
  return { stops, acknowledged, jobs: await allJobs(server) };
}

async function stopOnce(server: FleetServer, tokens: readonly string[], acknowledged: Set<string>): Promise<Stop> {
  const unfinishedBody = openUnfinishedBody(server, tokens[0] ?? '');
  const idle = await openIdle(server);
  const scrapes = { whole: 0, half: 0 };
  const clients = [
    ...tokens.slice(0, SENDERS).map((token) => sendUntilRefused(server, token, acknowledged)),
    ...Array.from({ length: SCRAPERS }, () => scrapeUntilRefused(server, scrapes)),
  ];
  const [stop] = await Promise.all([signalSoon(server, { unfinishedBody, idle }), ...clients]);
  await Promise.all([unfinishedBody.closed, idle.closed]);
  return { ...stop, scrapes };
}

async function signalSoon(
  server: FleetServer,
  { unfinishedBody, idle }: Readonly<Record<keyof Stop['held'], RawConnection>>,
): Promise<Omit<Stop, 'scrapes'>> {
  await pause(randomInt(LONGEST_LOAD_MS));
  const held = { unfinishedBody: isOpen(unfinishedBody), idle: isOpen(idle) };
  const asked = performance.now();
  server.running.signal('SIGTERM');
  const { code, signal } = await server.running.ended;
  return { ending: { code, signal }, seconds: (performance.now() - asked) / 1000, held };
}

function openUnfinishedBody(server: FleetServer, token: string): RawConnection {
  const head = `POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n`;
  const body = 'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"reports": [';
  return rawConnection(portOf(server), head + body);
}

async function openIdle(server: FleetServer): Promise<RawConnection> {
  const idle = rawConnection(portOf(server), 'GET /-/healthy HTTP/1.1\r\nHost: x\r\n\r\n');
  await until('the answer on the idle connection', () => (idle.received().includes('OK\n') ? true : undefined));
  return idle;
}

const portOf = ({ url }: FleetServer): number => Number(new URL(url).port);

const isOpen = ({ socket }: RawConnection): boolean => socket.readyState === 'open';

async function sendUntilRefused(server: FleetServer, token: string, acknowledged: Set<string>): Promise<void> {
  for (;;) {
    const report = backupReport({ durationSeconds: randomInt(1, 1000) });
    try {
      const { results } = await sendReports(server, token, [report]);
      for (const { id, result } of results) if (result === 'stored') acknowledged.add(id);
    } catch (error) {
      if (isStopping(error)) return;
      throw error;
    }
  }
}

async function scrapeUntilRefused(server: FleetServer, scrapes: Scrapes): Promise<void> {
  const headers = { authorization: `Bearer ${server.metricsToken}` };
  for (;;) {
    const response = await fetch(`${server.url}/metrics`, { headers }).catch(() => undefined);
    if (response?.status !== 200) return;
    // Rejects when the body is shorter than its Content-Length.
    const page = await response.text().catch(() => undefined);
    scrapes[page === undefined ? 'half' : 'whole'] += 1;
  }
}

/** `fetch` throws a TypeError when the connection is refused or cut. */
function isStopping(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.message.includes('shutting_down'));
}
