/** What decides whether a host is online. */
export interface Heard {
  readonly lastSeenAtMs: number | null;
  readonly heartbeatSeconds: number;
  readonly wakeful: boolean;
  /** It was found offline and has not reported since. */
  readonly offlineOpen: boolean;
}

/**
 * The time during which no server listened: from the last report that the store holds from before this server started,
 * to its start. Silence in it says nothing about a host, so that a restart never makes a host offline. One that was found
 * offline before stays so, also when it was the last to report.
 */
export interface Deafness {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** A host is offline after so many of its heartbeat intervals without a report. */
const MISSED_HEARTBEATS = 3;

/** From which instant (exclusive) a host is offline unless it reports; infinite for wakeful hosts and pending ones. */
export function offlineAfterMs(host: Heard, deaf: Deafness): number {
  const { lastSeenAtMs, heartbeatSeconds, wakeful, offlineOpen } = host;
  if (wakeful || lastSeenAtMs === null) return Infinity;
  const excusedMs = offlineOpen ? 0 : Math.max(0, deaf.untilMs - Math.max(lastSeenAtMs, deaf.fromMs));
  return lastSeenAtMs + MISSED_HEARTBEATS * heartbeatSeconds * 1000 + excusedMs;
}
