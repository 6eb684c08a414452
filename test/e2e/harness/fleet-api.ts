import type {
  Alert,
  Host,
  HostCredentials,
  Job,
  JoinToken,
  NewHost,
  NewJoinToken,
  Page,
  Report,
  ReportResults,
} from '@lockstep/protocol';
import type { FleetServer } from './fleet-server.ts';

type Server = Pick<FleetServer, 'url' | 'adminToken'>;

/** Enrols a host with the admin token. */
export function enrol(server: Server, host: NewHost): Promise<HostCredentials> {
  return send(server, 'POST', '/hosts', host);
}

/** Takes a host and its series away. */
export async function remove(server: Server, hostId: string): Promise<void> {
  await send(server, 'DELETE', `/hosts/${hostId}`);
}

/** Makes a token with which hosts enrol themselves. */
export function createJoinToken(server: Server, request: NewJoinToken): Promise<JoinToken> {
  return send(server, 'POST', '/join-tokens', request);
}

/** Every host, over all pages. */
export function allHosts(server: Server): Promise<Host[]> {
  return all<Host>(server, '/hosts');
}

/** Every job, over all pages. */
export function allJobs(server: Server): Promise<Job[]> {
  return all<Job>(server, '/jobs');
}

/** Every alert, resolved ones included, over all pages. */
export function allAlerts(server: Server): Promise<Alert[]> {
  return all<Alert>(server, '/alerts', { state: 'all' });
}

/** Sends one batch as an agent does. Rejects unless it is answered 200. */
export function sendReports(server: Server, token: string, reports: readonly Report[]): Promise<ReportResults> {
  return send({ url: server.url, adminToken: token }, 'POST', '/reports', { reports });
}

async function all<T>(server: Server, path: string, query: Record<string, string> = {}): Promise<T[]> {
  const items: T[] = [];
  const parameters = new URLSearchParams({ ...query, limit: '1000' });
  for (;;) {
    const page: Page<T> = await send(server, 'GET', `${path}?${parameters.toString()}`);
    items.push(...page.items);
    if (page.next_cursor === null) return items;
    parameters.set('cursor', page.next_cursor);
  }
}

async function send<T>(server: Server, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${server.adminToken}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
