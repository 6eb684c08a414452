/** What decides whether a host is online. */
export interface Heard {
  readonly lastSeenAtMs: number | null;
  readonly heartbeatSeconds: number;
  readonly wakeful: boolean;
}

/**
 * The time during which no server listened: from the last report that the store holds from before this server started,
 * to its start. Silence in it says nothing about a host, so that a restart never makes a host offline, and one that was
 * offline before stays so.
 */
export interface Deafness {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** A host is offline after so many of its heartbeat intervals without a report. */
const MISSED_HEARTBEATS = 3;

/** From which instant (exclusive) a host is offline unless it reports; infinite for wakeful hosts and pending ones. */
export function offlineAfterMs({ lastSeenAtMs, heartbeatSeconds, wakeful }: Heard, deaf: Deafness): number {
  if (wakeful || lastSeenAtMs === null) return Infinity;
  const excusedMs = Math.max(0, deaf.untilMs - Math.max(lastSeenAtMs, deaf.fromMs));
  return lastSeenAtMs + MISSED_HEARTBEATS * heartbeatSeconds * 1000 + excusedMs;
}
