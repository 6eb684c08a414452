import type { NewHost } from '@lockstep/protocol';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** An hour between heartbeats keeps a host online for the whole test. */
const daily = { heartbeat_seconds: HOUR, expected: { interval_seconds: DAY } } as const;

/** The hosts of the story, by what happens to them. Each has one repository, but for the two that share one. */
export const PUSH_HOSTS = {
  /** Wraps a backup and a check, looks, and tests a restore: all is well. */
  good: { name: 'good', ...daily },
  /** Its backup succeeded once; then its source was gone. */
  failing: { name: 'failing', ...daily },
  /** Its agent is of the time before there were answers. Its last success is thirty hours old. */
  overdue: { name: 'overdue', heartbeat_seconds: HOUR, expected: { interval_seconds: 6 * HOUR } },
  /** Its agent lives, no backup was ever run. */
  never: { name: 'never', ...daily },
  /** Its agent reported all the time, and then it was stopped. */
  silent: { name: 'silent', heartbeat_seconds: 5 },
  /** Wraps and looks at Kopia. It has the name under which the recorded snapshots were saved. */
  kopia: { name: 'alpha', ...daily },
  /** The first of two hosts that share a repository. */
  sharing: { name: 'sharing', ...daily },
  /** The second of them. */
  joining: { name: 'joining', heartbeat_seconds: HOUR, expected: { interval_seconds: 2 * DAY } },
  /** Nothing is expected of it for the time being, although its only snapshot is old. */
  paused: { name: 'paused', ...daily, paused: true },
  /** A backup was killed there and left its lock behind. */
  locked: { name: 'locked', ...daily },
  /** Its packs are gone: check and restore test fail. */
  damaged: { name: 'damaged', ...daily },
  /** Between two looks somebody removed its newest snapshot. */
  robbed: { name: 'robbed', ...daily },
} as const satisfies Record<string, NewHost>;

/** A part in the story. */
export type PushPart = keyof typeof PUSH_HOSTS;

/** All parts, in the order of the table. */
export const PUSH_PARTS = Object.keys(PUSH_HOSTS) as readonly PushPart[];
