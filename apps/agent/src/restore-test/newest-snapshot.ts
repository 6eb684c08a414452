/** A snapshot, as far as choosing one needs it. */
export interface Candidate {
  readonly id: string;
  /** RFC 3339. */
  readonly time: string;
  readonly host: string;
  readonly paths: readonly string[];
}

/** Which snapshots may be chosen. */
export interface Wanted {
  readonly host: string;
  readonly path?: string | undefined;
  readonly nowMs: number;
}

/** Clocks of hosts that share a repository may differ by so much before a snapshot counts as one of the future. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * The newest snapshot of a host, by its own choice: `--latest 1` of restic means another thing in each version. One of the
 * future is passed over, since it would stay the newest for as long as the clock was wrong.
 */
export function newestSnapshot(all: readonly Candidate[], { host, path, nowMs }: Wanted): Candidate | undefined {
  const mine = all.filter(
    (one) =>
      one.host === host &&
      (path === undefined || one.paths.includes(path)) &&
      Date.parse(one.time) <= nowMs + CLOCK_SKEW_MS,
  );
  return mine.toSorted((a, b) => Date.parse(b.time) - Date.parse(a.time) || (a.id < b.id ? 1 : -1))[0];
}

/** Why there is nothing to restore, and what to do. */
export function noSnapshot(all: readonly Candidate[], { host, path }: Wanted): string {
  const of = path === undefined ? `host ${host}` : `${path} of host ${host}`;
  const others = [...new Set(all.map((one) => one.host))].filter((other) => other !== host).slice(0, 3);
  const hint = others.length === 0 ? '' : `; --host chooses another, for example ${others.join(', ')}`;
  return `there is no snapshot of ${of}${hint}`;
}
