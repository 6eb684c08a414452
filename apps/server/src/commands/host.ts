import { acceptRepository, isExchanged } from '@lockstep/backups';
import type { NewHost } from '@lockstep/protocol';
import { describeHost } from '../fleet/describe-host.ts';
import { readOffline, writeOffline } from '../storage/offline.ts';
import { hostReads } from '../storage/reads/host-reads.ts';
import { removeHost } from '../storage/writes/change-host.ts';
import { enrolHost, rotateToken } from '../storage/writes/enrol-host.ts';
import { nameKey } from '../storage/writes/host-name.ts';
import { CommandError, type OfflineCommand } from './offline-command.ts';

/**
 * `host add NAME`: enrols a host, beside a running server or without one, and prints its id and token. `host` must be
 * valid by its schema.
 *
 * @throws {CommandError} when the name is taken, the fleet is full or the expectation cannot be used
 */
export function addHost(command: OfflineCommand, host: NewHost, maxHosts: number): void {
  const { path, nowMs, print } = command;
  const enrolment = writeOffline(path, nowMs, (tables, rev) => enrolHost(tables, { host, nowMs, maxHosts }, rev));
  if (!enrolment.ok) throw new CommandError(enrolment.message);
  print(`host_id  ${enrolment.credentials.host_id}`);
  print(`token    ${enrolment.credentials.token}`);
  print('The token is shown once. Put it into a file on the host and name it in LOCKSTEP_TOKEN_FILE.');
}

/**
 * `host token NAME`: gives a host a new token and prints it; the old one is void at once.
 *
 * @throws {CommandError} when there is no such host
 */
export function rotateHostToken({ path, nowMs, print }: OfflineCommand, name: string): void {
  const hostId = hostIdOf(path, name);
  const credentials = writeOffline(path, nowMs, (tables, rev) => rotateToken(tables, hostId, rev));
  if (credentials === undefined) throw noSuchHost(name);
  print(`token    ${credentials.token}`);
  print('The old token is void. The new one is shown once.');
}

/**
 * `host remove NAME`: removes a host with its jobs and alerts; its token is void at once.
 *
 * @throws {CommandError} when there is no such host
 */
export function removeHostNamed({ path, nowMs, print }: OfflineCommand, name: string): void {
  const hostId = hostIdOf(path, name);
  const removed = writeOffline(path, nowMs, (tables, rev) => removeHost(tables, hostId, nowMs, rev));
  if (!removed) throw noSuchHost(name);
  print(`Removed ${name} (${hostId}) with its jobs and alerts; its series go with the next scrape.`);
}

/**
 * `host accept NAME REPOSITORY`: another repository than before is found under the name that the host gives it, and it is
 * meant to be so. What was known of the one before is forgotten.
 *
 * @throws {CommandError} when there is no such host, or the repository is the one that it was
 */
export function acceptHostRepository({ path, nowMs, print }: OfflineCommand, name: string, repository: string): void {
  const hostId = hostIdOf(path, name);
  const accepted = writeOffline(path, nowMs, (tables, rev) => {
    const exchanged = tables.records.ofRepository(hostId, repository).filter(({ record }) => isExchanged(record));
    for (const hosted of exchanged) {
      tables.records.save(hostId, { ...hosted, record: acceptRepository(hosted.record) }, rev);
    }
    return exchanged.length > 0;
  });
  if (!accepted) {
    throw new CommandError(`No other repository than before was found as \`${repository}\` by \`${name}\`.`);
  }
  print(`Accepted what ${name} finds as ${repository}; the next look at it fills the page.`);
}

/** `host list`: prints one line for each host, in the order of enrolment. */
export function listHosts({ path, nowMs, print }: OfflineCommand): void {
  const hosts = readOffline(path, (connection) => hostReads(connection).after('', Number.MAX_SAFE_INTEGER));
  // Whether a server listened cannot be told from here, so silence counts from the last report.
  const deaf = { fromMs: nowMs, untilMs: nowMs };
  const rows = hosts
    .map((host) => describeHost(host, nowMs, { deaf }))
    .map((host) => [
      host.host_id,
      host.name,
      host.state,
      host.last_successful_backup_at ?? 'never',
      overdueWord(host.overdue),
      String(host.open_alerts),
    ]);
  for (const line of table([['HOST ID', 'NAME', 'STATE', 'LAST SUCCESS', 'OVERDUE', 'ALERTS'], ...rows])) print(line);
}

function overdueWord(overdue: boolean | null): string {
  if (overdue === null) return 'no expectation';
  return overdue ? 'yes' : 'no';
}

function hostIdOf(path: string, name: string): string {
  const host = readOffline(path, (connection) => hostReads(connection).ofName(nameKey(name)));
  if (host === undefined) throw noSuchHost(name);
  return host.hostId;
}

function noSuchHost(name: string): CommandError {
  return new CommandError(`There is no host \`${name}\`. See \`lockstep-server host list\`.`);
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
