import type { HostChange, HostCredentials, JoinToken, NewHost, NewJoinToken } from '@lockstep/protocol';
import { newId } from './new-id.ts';
import { expectationProblem } from '@lockstep/backups';
import type { HostRecord } from '../../fleet/host-record.ts';
import type { Enrolment } from '../store.ts';
import { nameKey } from './host-name.ts';
import type { JoinTokenTable } from './join-token-table.ts';
import type { Tables } from './tables.ts';
import { makeToken, tokenDigest } from './tokens.ts';

const DEFAULT_HEARTBEAT_SECONDS = 60;

/** An enrolment as the writer is asked for it. With `joinToken` it costs one use of that token. */
export interface EnrolRequest {
  readonly host: NewHost;
  readonly nowMs: number;
  readonly maxHosts: number;
  readonly joinToken?: string;
}

/** Enrols a host. The token of the host is in the answer and nowhere else. */
export function enrolHost(tables: Tables, request: EnrolRequest, rev: number): Enrolment {
  const { host, nowMs, maxHosts, joinToken } = request;
  const digest = joinToken === undefined ? undefined : tokenDigest(joinToken);
  const refusal =
    (digest === undefined ? undefined : joinRefusal(tables.joinTokens, digest, nowMs)) ??
    settingsRefusal(host) ??
    nameRefusal(tables, host.name, '') ??
    roomRefusal(tables, maxHosts);
  if (refusal !== undefined) return refusal;
  if (digest !== undefined) tables.joinTokens.use(digest);
  const { token, digest: hostDigest } = makeToken('lsh_');
  const record = newRecord(host, nowMs);
  tables.hosts.insert(record, nameKey(host.name), hostDigest, rev);
  return { ok: true, credentials: { host_id: record.hostId, token } };
}

/** Gives a host a new token; the old one is void. Undefined when there is no such host. */
export function rotateToken(tables: Tables, hostId: string, rev: number): HostCredentials | undefined {
  const { token, digest } = makeToken('lsh_');
  return tables.hosts.saveToken(hostId, digest, rev) ? { host_id: hostId, token } : undefined;
}

/** Makes a token with which hosts enrol themselves. */
export function createJoinToken(tables: Tables, wanted: NewJoinToken, nowMs: number): JoinToken {
  const { token, digest } = makeToken('lsj_');
  const expiresAtMs = nowMs + wanted.expires_seconds * 1000;
  tables.joinTokens.insert(digest, wanted.uses, expiresAtMs);
  return { token, uses: wanted.uses, expires_at: new Date(expiresAtMs).toISOString() };
}

/** What the schema of settings cannot see. */
export function settingsRefusal({ expected }: Pick<HostChange, 'expected'>) {
  const problem = expected === undefined || expected === null ? undefined : expectationProblem(expected);
  if (problem === undefined) return undefined;
  return { ok: false, code: 'invalid_request', field: `/expected${problem.field}`, message: problem.message } as const;
}

/** The refusal of a name that another host has. */
export function nameRefusal(tables: Tables, name: string, exceptHostId: string) {
  if (!tables.hosts.isNameTaken(nameKey(name), exceptHostId)) return undefined;
  const message = `Another host is called \`${name}\`; names are compared without case.`;
  return { ok: false, code: 'name_taken', field: '/name', message } as const;
}

function roomRefusal(tables: Tables, maxHosts: number) {
  const count = tables.hosts.count();
  if (count < maxHosts) return undefined;
  const message = `The fleet has ${count} hosts, its maximum is ${maxHosts}. Remove hosts that are gone.`;
  return { ok: false, code: 'too_many_hosts', message } as const;
}

function joinRefusal(joinTokens: JoinTokenTable, digest: string, nowMs: number) {
  const known = joinTokens.find(digest);
  if (known === undefined) return { ok: false, code: 'unauthorized', message: 'Unauthorized.' } as const;
  if (known.usesLeft > 0 && nowMs < known.expiresAtMs) return undefined;
  const why = known.usesLeft > 0 ? 'has expired' : 'has no uses left';
  return { ok: false, code: 'join_token_spent', message: `The join token ${why}; ask for a new one.` } as const;
}

function newRecord(host: NewHost, nowMs: number): HostRecord {
  return {
    hostId: newId(nowMs),
    name: host.name.normalize('NFC'),
    enrolledAtMs: nowMs,
    expected: host.expected ?? null,
    heartbeatSeconds: host.heartbeat_seconds ?? DEFAULT_HEARTBEAT_SECONDS,
    wakeful: host.wakeful ?? false,
    paused: host.paused ?? false,
    owes: host.owes ?? null,
    lastSeenAtMs: null,
    lastBackupAtMs: null,
    lastBackupSuccess: null,
    lastSuccessAtMs: null,
    owedSinceMs: nowMs,
    repoStatus: 'unknown',
    openAlerts: { info: 0, warning: 0, critical: 0 },
    overdueOpen: false,
    offlineOpen: false,
  };
}
