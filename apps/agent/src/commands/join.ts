import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeDurably } from '@lockstep/collectors';
import type { HostCredentials, NewHost } from '@lockstep/protocol';
import { type JsonAnswer, postJson } from '../delivery/post-json.ts';
import { endpoint, messageOf } from '../delivery/send-reports.ts';
import { type Environment, makePrivateDirectory, readServerUrl, readSettings, writeJoined } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

/** What `lockstep-agent join` was asked. */
export interface JoinOptions {
  readonly url: string;
  readonly host: NewHost;
  /** Take the place of an earlier enrolment. */
  readonly force: boolean;
  readonly env: Environment;
  readonly log: (line: string) => void;
}

const TIMEOUT_MS = 30_000;

/**
 * Enrols this host with a join token and writes its own token (0600) and the server's URL into the state folder. Throws a
 * `UsageError` when something is missing on this side, an `Error` when the server refuses.
 */
export async function join({ url, host, force, env, log }: JoinOptions): Promise<void> {
  const serverUrl = readServerUrl('the URL', url);
  const settings = readSettings({ ...env, LOCKSTEP_SERVER_URL: url });
  if (existsSync(settings.tokenFile) && !force) {
    throw new UsageError(
      `${settings.tokenFile} exists: this host has joined. To enrol it anew as another host add --force.`,
    );
  }
  const token = readJoinToken(env);
  if (serverUrl.protocol === 'http:' && !isLoopback(serverUrl.hostname)) {
    log(`${serverUrl.origin} is not encrypted: everybody on the way can read this host's token`);
  }
  // Before the server makes a host of it, so that a full disk or a missing right leaves no host without an agent.
  const { stateDirectory, caFile } = settings;
  makePrivateDirectory(stateDirectory);
  makePrivateDirectory(dirname(settings.tokenFile));
  writeDurably(`${settings.tokenFile}.try`, '\n');
  rmSync(`${settings.tokenFile}.try`);
  const answer = await postJson({
    url: endpoint(serverUrl, 'api/v1/join'),
    token,
    body: host,
    ...(caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') }),
    timeoutMs: TIMEOUT_MS,
  });
  const credentials = readCredentials(answer);
  writeDurably(settings.tokenFile, `${credentials.token}\n`);
  writeJoined(stateDirectory, {
    server_url: serverUrl.href,
    host_id: credentials.host_id,
    ...(caFile === undefined ? {} : { ca_file: caFile }),
  });
  log(`joined ${serverUrl.origin} as ${host.name} (${credentials.host_id}); the token is in ${settings.tokenFile}`);
}

function readJoinToken(env: Environment): string {
  const file = env['LOCKSTEP_JOIN_TOKEN_FILE'];
  const token = file === undefined ? env['LOCKSTEP_JOIN_TOKEN'] : readTokenFile(file);
  if (token !== undefined && /^[\x21-\x7e]+$/u.test(token.trim())) return token.trim();
  throw new UsageError(
    'there is no join token. Set LOCKSTEP_JOIN_TOKEN or LOCKSTEP_JOIN_TOKEN_FILE; it is never read from the command line, which others can see.',
  );
}

function readTokenFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`LOCKSTEP_JOIN_TOKEN_FILE: ${messageOf(error)}`);
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

function readCredentials({ status, body }: JsonAnswer): HostCredentials {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const { host_id: id, token } = fields;
  if (status === 201 && typeof id === 'string' && typeof token === 'string') return { host_id: id, token };
  const words = [fields['code'], fields['message'], fields['field']]
    .filter((word) => typeof word === 'string')
    .join(': ');
  throw new Error(`the server answered ${status}${words === '' ? '; is the URL right?' : `: ${words}`}`);
}
