import { unchanged } from './unchanged.ts';

const HOUR_SECONDS = 3600;

/**
 * How finely restore points are remembered once they are gone, by how many spans of which length: each finer than the
 * period whose rules are judged by it, so that none of its periods is forgotten whatever the time zone.
 */
const GRAINS = [
  { seconds: HOUR_SECONDS, spans: 100 },
  { seconds: 6 * HOUR_SECONDS, spans: 200 },
  { seconds: 120 * HOUR_SECONDS, spans: 150 },
  { seconds: 1200 * HOUR_SECONDS, spans: 50 },
] as const;

/**
 * Restore points of two looks as one list, all of them falling: of each span the last one, of the latest spans of each
 * length. So the memory of a source is bounded, and the order of looks does not matter.
 */
export function joinRestorePoints(a: readonly number[], b: readonly number[]): readonly number[] {
  const all = union(a, b);
  if (all.length === a.length) return a;
  const isKept = new Uint8Array(all.length);
  for (const { seconds, spans } of GRAINS) markLatest(all, isKept, { seconds, spans });
  return unchanged(
    a,
    all.filter((_, index) => isKept[index] === 1),
  );
}

/** Two falling lists as one, without doubles. */
export function union(a: readonly number[], b: readonly number[]): number[] {
  const all: number[] = [];
  let [atA, atB] = [0, 0];
  while (atA < a.length || atB < b.length) {
    const [nextA = -Infinity, nextB = -Infinity] = [a[atA], b[atB]];
    const next = Math.max(nextA, nextB);
    while (a[atA] === next) atA++;
    while (b[atB] === next) atB++;
    all.push(next);
  }
  return all;
}

/** Marks the last point of each of the latest spans. */
function markLatest(
  falling: readonly number[],
  isKept: Uint8Array,
  { seconds, spans }: { readonly seconds: number; readonly spans: number },
): void {
  let [span, count] = [Infinity, 0];
  for (const [index, point] of falling.entries()) {
    const its = Math.floor(point / seconds);
    if (its === span) continue;
    if (++count > spans) return;
    span = its;
    isKept[index] = 1;
  }
}
