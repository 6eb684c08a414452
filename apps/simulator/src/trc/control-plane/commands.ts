import type { LabelValue, trcEvents } from '@lockstep/catalog';
import type { Surroundings } from '../../component.ts';
import type { ControlPlaneMetrics } from './metrics.ts';
import type { ControlPlaneStore } from './store.ts';

/** A wish to change something. */
export type Command = LabelValue<(typeof trcEvents.metrics.trc_commands_total)['labels']['command']>;

type CommandResult = LabelValue<(typeof trcEvents.metrics.trc_commands_total)['labels']['result']>;
type AppendResult = LabelValue<(typeof trcEvents.metrics.trc_event_append_total)['labels']['result']>;

/** A command as it came. */
export interface CommandRequest {
  readonly command: Command;
  /** Path template of the request, for the metrics of idempotency. */
  readonly endpoint: string;
  /** Of the request; empty for none. */
  readonly idempotencyKey: string;
  /** Whose events the command is about. */
  readonly stream: string;
  /** The version that the caller has seen; absent: the newest. */
  readonly expectedVersion?: number;
  readonly payload: object;
}

/** What a command came to: a status of HTTP. */
export type Outcome = 200 | 201 | 409 | 422 | 503;

/** Handles commands: each that is accepted is an event, and one that comes twice with its key is done once. */
export function createCommands(
  store: ControlPlaneStore,
  metrics: ControlPlaneMetrics,
  { pace, random: chance, effects }: Surroundings,
): (request: CommandRequest) => Promise<Outcome> {
  const random = chance.fork('appends');
  return async (request) => {
    const seconds = pace.stopwatch();
    const known = await earlier(request);
    if (known !== undefined) return known;
    const result = await handle(request);
    const labels = { command: request.command, result };
    metrics.trc_commands_total.with(labels).inc();
    metrics.trc_command_duration_seconds.with(labels).observe(seconds());
    return OUTCOMES[result];
  };

  /** The outcome of an earlier request with the same key. */
  async function earlier({ endpoint, idempotencyKey, payload }: CommandRequest): Promise<Outcome | undefined> {
    if (idempotencyKey === '') return undefined;
    const [row] = await store.query<{ request: string }>(
      { query_class: 'idempotency' },
      'SELECT request FROM idempotency WHERE key = ?',
      idempotencyKey,
    );
    if (row === undefined) return undefined;
    const isSame = row.request === JSON.stringify(payload);
    const counter = isSame ? metrics.trc_idempotency_hits_total : metrics.trc_idempotency_conflicts_total;
    counter.with({ endpoint }).inc();
    return isSame ? 200 : 409;
  }

  async function handle(request: CommandRequest): Promise<CommandResult> {
    if (Object.keys(request.payload).length === 0) return 'rejected';
    const appended = await append(request);
    if (appended !== 'success') return appended;
    if (request.idempotencyKey !== '') {
      const insert = 'INSERT OR IGNORE INTO idempotency VALUES (?, ?)';
      await store.query(
        { query_class: 'idempotency' },
        insert,
        request.idempotencyKey,
        JSON.stringify(request.payload),
      );
    }
    return 'accepted';
  }

  async function append(request: CommandRequest): Promise<AppendResult> {
    const seconds = pace.stopwatch();
    const result = random.chance(effects().appendFailures) ? 'error' : await insertEvent(request);
    metrics.trc_event_append_total.with({ result }).inc();
    metrics.trc_event_append_duration_seconds.with({ result }).observe(seconds());
    return result;
  }

  async function insertEvent({ stream, expectedVersion, command, payload }: CommandRequest): Promise<AppendResult> {
    const newest = '(SELECT coalesce(max(version), 0) + 1 FROM events WHERE stream = ?)';
    const version = expectedVersion === undefined ? newest : '?';
    try {
      await store.query(
        { query_class: 'event_append' },
        `INSERT INTO events (stream, version, payload) VALUES (?, ${version}, ?)`,
        stream,
        expectedVersion ?? stream,
        JSON.stringify({ command, ...payload }),
      );
      return 'success';
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE') return 'conflict';
      throw error;
    }
  }
}

const OUTCOMES: Readonly<Record<CommandResult, Outcome>> = { accepted: 201, rejected: 422, conflict: 409, error: 503 };
