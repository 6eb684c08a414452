import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { writeDurably } from '@lockstep/collectors';
import { UsageError } from './usage-error.ts';

/** Environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the agent keeps things and whom it reports to. Secrets are in files and are read when they are needed. */
export interface Settings {
  readonly stateDirectory: string;
  /** Absent until the host has joined or `LOCKSTEP_SERVER_URL` is set. */
  readonly serverUrl?: URL;
  /** Why the server is not known although it should be. Reports are kept until that is repaired. */
  readonly serverProblem?: UsageError;
  readonly tokenFile: string;
  /** PEM file of the authorities that the server's certificate is checked against, instead of Node's own. */
  readonly caFile?: string;
}

/** What `join` writes down beside the token. */
export interface JoinedServer {
  readonly server_url: string;
  readonly host_id: string;
  readonly ca_file?: string;
}

/**
 * Reads `LOCKSTEP_SERVER_URL`, `LOCKSTEP_TOKEN_FILE`, `LOCKSTEP_STATE_DIR` and `LOCKSTEP_CA_FILE`; what the environment
 * leaves out comes from what `join` wrote. Throws a `UsageError` for a state folder that is relative.
 */
export function readSettings(env: Environment): Settings {
  const stateDirectory = stateDirectoryOf(env);
  const tokenFile = env['LOCKSTEP_TOKEN_FILE'] ?? join(stateDirectory, 'token');
  try {
    return { stateDirectory, tokenFile, ...readServer(env, stateDirectory) };
  } catch (error) {
    if (error instanceof UsageError) return { stateDirectory, tokenFile, serverProblem: error };
    throw error;
  }
}

function readServer(env: Environment, stateDirectory: string): Pick<Settings, 'serverUrl' | 'caFile'> {
  const joined = readJoined(stateDirectory);
  const serverUrl = env['LOCKSTEP_SERVER_URL'] ?? joined?.server_url;
  const caFile = env['LOCKSTEP_CA_FILE'] ?? joined?.ca_file;
  return {
    ...(serverUrl === undefined ? {} : { serverUrl: readServerUrl('LOCKSTEP_SERVER_URL', serverUrl) }),
    ...(caFile === undefined ? {} : { caFile }),
  };
}

/** Reads an http or https URL without credentials. Throws a `UsageError` that never shows a password. */
export function readServerUrl(subject: string, written: string): URL {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new UsageError(`${subject} is not an http or https URL. Write for example https://backups.example.org`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(`${subject} holds a user or password. Remove them: the host's token is its only secret.`);
  }
  return url;
}

/** Writes down which server this host has joined. */
export function writeJoined(stateDirectory: string, joined: JoinedServer): void {
  writeDurably(joinedFile(stateDirectory), `${JSON.stringify(joined, null, 2)}\n`);
}

/** Makes a folder that only its owner can read, with its parents. */
export function makePrivateDirectory(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/**
 * The first of: `LOCKSTEP_STATE_DIR`, `/var/lib/lockstep-agent` for root, the user's folder for state.
 */
function stateDirectoryOf(env: Environment): string {
  const named = env['LOCKSTEP_STATE_DIR'];
  if (named !== undefined && named !== '') {
    if (isAbsolute(named)) return named;
    throw new UsageError(
      `LOCKSTEP_STATE_DIR: \`${named}\` is relative. Write an absolute path: cron starts elsewhere.`,
    );
  }
  if (process.getuid?.() === 0) return '/var/lib/lockstep-agent';
  return join(env['XDG_STATE_HOME'] ?? join(env['HOME'] ?? homedir(), '.local', 'state'), 'lockstep-agent');
}

const joinedFile = (stateDirectory: string): string => join(stateDirectory, 'server.json');

function readJoined(stateDirectory: string): Partial<JoinedServer> | undefined {
  const path = joinedFile(stateDirectory);
  if (!existsSync(path)) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value === 'object' && value !== null) return readJoinedFields(value);
  } catch {
    // Told below, like a document that is no object.
  }
  throw new UsageError(`${path} is damaged. Set LOCKSTEP_SERVER_URL, or remove the file and join again.`);
}

function readJoinedFields(value: object): Partial<JoinedServer> {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([name, field]) => ['server_url', 'ca_file'].includes(name) && typeof field === 'string',
    ),
  );
}
