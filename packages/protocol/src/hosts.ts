import { type Static, Type } from 'typebox';
import { LIMITS } from './limits.ts';
import { Count, HostName, Instant, line, Ulid } from './text.ts';
import { ALERT_KINDS, JOB_KINDS, SEVERITIES, VERDICTS } from './words.ts';

const closed = { additionalProperties: false } as const;
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

/** How often a host is expected to back up: every so many seconds, or at the slots of a cron expression. */
export const Expectation = Type.Union([
  Type.Object({ interval_seconds: Type.Integer({ minimum: 60, maximum: 366 * 86_400 }) }, closed),
  Type.Object({ cron: line(128), time_zone: Type.Optional(line(64)) }, closed),
]);
export type Expectation = Static<typeof Expectation>;

/** A repository and source that a host owes a backup of. */
export const OwedPair = Type.Object({ repository: line(1024), source: line(4096) }, closed);
export type OwedPair = Static<typeof OwedPair>;

const settings = {
  expected: Type.Optional(nullable(Expectation)),
  /** Default 60. Offline after three of them without a report. */
  heartbeat_seconds: Type.Optional(Type.Integer({ minimum: 5, maximum: 86_400 })),
  /** A laptop: never offline. */
  wakeful: Type.Optional(Type.Boolean()),
  /** Nothing is expected for the time being. */
  paused: Type.Optional(Type.Boolean()),
  /** What must succeed for the host to count as backed up; empty or null: every pair that was ever seen. */
  owes: Type.Optional(nullable(Type.Array(OwedPair, { maxItems: 64 }))),
};

/** Body of `POST /api/v1/hosts` (admin token) and of `POST /api/v1/join` (join token). */
export const NewHost = Type.Object({ name: HostName, ...settings }, closed);
export type NewHost = Static<typeof NewHost>;

/** Body of `PATCH /api/v1/hosts/:host_id`: what is named changes, `null` takes an expectation away. */
export const HostChange = Type.Object({ name: Type.Optional(HostName), ...settings }, { ...closed, minProperties: 1 });
export type HostChange = Static<typeof HostChange>;

/** Answer to an enrolment or a rotation. The token is shown here and never again. */
export const HostCredentials = Type.Object({ host_id: Ulid, token: Type.String() }, closed);
export type HostCredentials = Static<typeof HostCredentials>;

/** Body of `POST /api/v1/join-tokens`. */
export const NewJoinToken = Type.Object(
  {
    uses: Type.Integer({ minimum: 1, maximum: 10_000 }),
    expires_seconds: Type.Integer({ minimum: 60, maximum: 30 * 86_400 }),
  },
  closed,
);
export type NewJoinToken = Static<typeof NewJoinToken>;

/** Answer to it. With this token `lockstep-agent join URL` enrols its host by itself. */
export const JoinToken = Type.Object({ token: Type.String(), uses: Count, expires_at: Instant }, closed);
export type JoinToken = Static<typeof JoinToken>;

/** A host as `GET /api/v1/hosts` shows it. Unknown is `null`. */
export const Host = Type.Object(
  {
    host_id: Ulid,
    name: Type.String(),
    state: Type.Enum(['pending', 'online', 'offline']),
    enrolled_at: Instant,
    last_seen_at: nullable(Instant),
    last_backup_at: nullable(Instant),
    last_successful_backup_at: nullable(Instant),
    last_backup_success: nullable(Type.Boolean()),
    overdue: nullable(Type.Boolean()),
    next_expected_at: nullable(Instant),
    missed_runs: nullable(Count),
    /** The oldest of the last checks of its repositories; null until each was checked. */
    last_check_at: nullable(Instant),
    /** False while damage stands in one of them. */
    last_check_success: nullable(Type.Boolean()),
    last_restore_test_at: nullable(Instant),
    last_restore_test_success: nullable(Type.Boolean()),
    repo_locks: nullable(Count),
    oldest_repo_lock_at: nullable(Instant),
    repo_status: Type.Enum(['unknown', 'ready', 'init_failed']),
    open_alerts: Count,
    expected: nullable(Expectation),
    heartbeat_seconds: Type.Integer(),
    wakeful: Type.Boolean(),
    paused: Type.Boolean(),
    owes: nullable(Type.Array(OwedPair)),
  },
  closed,
);
export type Host = Static<typeof Host>;

/** A job as `GET /api/v1/jobs` shows it: newest first. */
export const Job = Type.Object(
  {
    id: Ulid,
    host_id: Ulid,
    kind: Type.Enum([...JOB_KINDS]),
    verdict: Type.Enum([...VERDICTS]),
    reason: nullable(Type.String()),
    started_at: Instant,
    finished_at: Instant,
    duration_seconds: Type.Number(),
    repository: nullable(Type.String()),
    repository_id: nullable(Type.String()),
    source: nullable(Type.String()),
    snapshot_id: nullable(Type.String()),
    bytes_added: nullable(Count),
  },
  closed,
);
export type Job = Static<typeof Job>;

/** An alert as `GET /api/v1/alerts` shows it: newest first. */
export const Alert = Type.Object(
  {
    id: Ulid,
    host_id: Ulid,
    host: Type.String(),
    kind: Type.Enum([...ALERT_KINDS]),
    severity: Type.Enum([...SEVERITIES]),
    summary: Type.String(),
    raised_at: Instant,
    resolved_at: nullable(Instant),
  },
  closed,
);
export type Alert = Static<typeof Alert>;

/** Query of the three lists. `cursor` is `next_cursor` of the page before. */
export const PageQuery = Type.Object(
  {
    limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,3}$' })),
    cursor: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z_-]{1,128}$' })),
    host_id: Type.Optional(Ulid),
    /** Alerts only: `open` leaves out what was resolved. */
    state: Type.Optional(Type.Enum(['open', 'all'])),
  },
  closed,
);
export type PageQuery = Static<typeof PageQuery>;

/** One page of a list. */
export const page = <T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Type.Object(
    { items: Type.Array(item, { maxItems: LIMITS.pageRows.max }), next_cursor: nullable(Type.String()) },
    closed,
  );

/** One page of a list, as a type. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next_cursor: string | null;
}
