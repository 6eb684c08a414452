import type { NewHost } from '@lockstep/protocol';

const DAY = 86_400;

/** The hosts of the story, by what happens to them. An hour between heartbeats keeps them online for the whole test. */
export const HOSTS = {
  /** Two good backups and a check, by restic 0.14. Its name has what a label may carry. */
  good: { name: 'büro (2. OG)', heartbeat_seconds: 3600, expected: { interval_seconds: DAY } },
  /** Its restic has a wrong password. */
  failing: { name: 'failing', heartbeat_seconds: 3600, expected: { interval_seconds: DAY } },
  /** One of two sources is missing; restic 0.19 says so by exit code 3. */
  partial: { name: 'partial', heartbeat_seconds: 3600, expected: { interval_seconds: DAY } },
  /** One of two sources is missing; restic 0.18 exits with 0 all the same. */
  misled: { name: 'misled', heartbeat_seconds: 3600 },
  /** Its last success is thirty hours old. */
  overdue: { name: 'overdue', heartbeat_seconds: 3600, expected: { interval_seconds: DAY } },
  /** Its agent lives, no backup was ever run. */
  never: { name: 'never', heartbeat_seconds: 3600, expected: { interval_seconds: DAY } },
  /** One good backup, then silence. */
  offline: { name: 'offline', heartbeat_seconds: 5 },
  /** Enrolled, nothing more. */
  pending: { name: 'pending' },
} as const satisfies Record<string, NewHost>;

/** A part in the story. */
export type HostPart = keyof typeof HOSTS;

/** All parts, in the order of the table. */
export const HOST_PARTS = Object.keys(HOSTS) as readonly HostPart[];
