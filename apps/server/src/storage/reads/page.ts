import type { Page } from '@lockstep/protocol';

/** A page of at most `limit` items, made from rows read with one more than that. */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  item: (row: R) => T,
  cursor: (lastRow: R) => string,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    next_cursor: rows.length > limit && last !== undefined ? cursor(last) : null,
  };
}
