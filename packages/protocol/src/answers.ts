import { type Static, type TProperties, type TSchema, Type } from 'typebox';
import { BackupSource } from './backup-source.ts';
import { LIMITS } from './limits.ts';
import { Count, line, PlainInstant, RepositoryId, Seconds } from './text.ts';
import { CHECK_DEPTHS, MAINTENANCE_TASKS, VERDICTS } from './words.ts';

const closed = { additionalProperties: false } as const;

const object = <P extends TProperties>(properties: P) => Type.Object(properties, closed);

/**
 * A question that was put to a tool, and what came of it. `verdict` is of the asking, not of backups. `found` is absent
 * when the question was not answered. What the tool did not say is absent, never 0.
 */
const answer = <Q extends string, F extends TSchema, M extends TProperties>(question: Q, found: F, more: M) =>
  object({
    question: Type.Literal(question),
    asked_at: PlainInstant,
    duration_seconds: Seconds,
    verdict: Type.Enum([...VERDICTS]),
    reason: Type.Optional(line(512)),
    /** Items that were understood, and items that were not: of the whole answer, also in a part of it. */
    parsed: Count,
    rejected: Count,
    found: Type.Optional(found),
    /** How often the agent asks: silence is measured by it. Absent when nothing asks by itself. */
    interval_seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 * 86_400 })),
    ...more,
  });

/**
 * Which part of a long list this is. The parts of one answer have the same question and `asked_at`, travel in reports of
 * their own, in any order, and count once all have come; until then the answer before stands. See `inParts`.
 */
const part = {
  part: Type.Optional(
    object({
      number: Type.Integer({ minimum: 1, maximum: LIMITS.answerParts }),
      of: Type.Integer({ minimum: 2, maximum: LIMITS.answerParts }),
    }),
  ),
};

const Identity = object({
  tool_version: Type.Optional(line(32)),
  repository_id: Type.Optional(RepositoryId),
  storage: Type.Optional(line(64)),
  volume_size_bytes: Type.Optional(Count),
  volume_available_bytes: Type.Optional(Count),
});

const RunChanges = object({
  files_new: Type.Optional(Count),
  files_changed: Type.Optional(Count),
  files_unmodified: Type.Optional(Count),
  dirs_new: Type.Optional(Count),
  dirs_changed: Type.Optional(Count),
  dirs_unmodified: Type.Optional(Count),
});

const SourceSnapshots = object({
  source: BackupSource,
  complete: Count,
  incomplete: Count,
  /** Seconds since 1970, rising. With fewer of them than complete snapshots, those after the first were left out. */
  restore_points: Type.Array(Seconds, { maxItems: LIMITS.restorePoints }),
  newest: Type.Optional(
    object({
      size_bytes: Type.Optional(Count),
      files: Type.Optional(Count),
      tags: Type.Optional(Type.Array(line(256), { maxItems: 32 })),
    }),
  ),
  last_run: Type.Optional(
    object({
      ended_at: PlainInstant,
      verdict: Type.Enum([...VERDICTS]),
      duration_seconds: Type.Optional(Seconds),
      added_bytes: Type.Optional(Count),
      changes: Type.Optional(RunChanges),
    }),
  ),
  last_success_at: Type.Optional(PlainInstant),
});

const Snapshots = object({
  sources: Type.Array(SourceSnapshots, { maxItems: 2000 }),
  /** Of Kopia; in the first part only. */
  kinds: Type.Optional(
    object({
      complete: Count,
      partial: Count,
      checkpoint: Count,
      canceled: Count,
      limit_reached: Count,
      other: Count,
    }),
  ),
});

const RepositorySize = object({
  stored_bytes: Count,
  blobs: Type.Optional(Count),
  uncompressed_bytes: Type.Optional(Count),
});

const RepositoryLocks = object({ count: Count, oldest_at: Type.Optional(PlainInstant) });

const CheckOutcome = object({
  depth: Type.Enum([...CHECK_DEPTHS]),
  is_good: Type.Boolean(),
  first_error: Type.Optional(line(512)),
});

const Maintenance = object({
  tasks: Type.Array(
    object({
      task: Type.Enum([...MAINTENANCE_TASKS]),
      last_success_at: Type.Optional(PlainInstant),
      expected_interval_seconds: Type.Optional(Seconds),
    }),
    { maxItems: MAINTENANCE_TASKS.length },
  ),
});

const ScheduledSources = object({
  sources: Type.Array(
    object({ source: BackupSource, next_expected_at: Type.Optional(PlainInstant), is_paused: Type.Boolean() }),
    { maxItems: 2000 },
  ),
});

/**
 * What a tool answered, by question, in the words of both tools. The shape is that of the collectors' answers in snake
 * case (`toWire` makes it), so that nothing is translated by hand on either side.
 */
export const Answers = object({
  identity: Type.Optional(answer('identity', Identity, {})),
  snapshots: Type.Optional(answer('snapshots', Snapshots, part)),
  size: Type.Optional(answer('size', RepositorySize, {})),
  locks: Type.Optional(answer('locks', RepositoryLocks, {})),
  check: Type.Optional(answer('check', CheckOutcome, {})),
  maintenance: Type.Optional(answer('maintenance', Maintenance, {})),
  sources: Type.Optional(answer('sources', ScheduledSources, part)),
});
export type Answers = Static<typeof Answers>;

/** A question of `Answers`. */
export type Question = keyof Answers;

/** The answer to one question, as it travels. */
export type WireAnswer<Q extends Question = Question> = NonNullable<Answers[Q]>;
