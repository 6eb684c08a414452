import type { Counter } from '@lockstep/metrics';

/** Counts a total that somebody else keeps: adds what it has grown by since the last call. */
export function risingTo(counter: Counter): (total: number) => void {
  let last = 0;
  return (total) => {
    counter.inc(Math.max(0, total - last));
    last = total;
  };
}
