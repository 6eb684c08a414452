import type { WireAnswer } from './answers.ts';
import { LIMITS } from './limits.ts';

/** An answer that holds a list of sources, which may be too long for one report. */
export type ListAnswer = WireAnswer<'snapshots'> | WireAnswer<'sources'>;

/** Room in a report for what is not the list: its names, its other answers, and the head of this one. */
const HEAD_BYTES = 16 * 1024;

/**
 * Brings an answer into a form that reports can carry: itself when it is short, else its parts, each of which goes into
 * a report of its own, beside no other long answer. Of more restore points than are accepted the oldest and the newest
 * are kept. A source that alone is too long, and what is beyond the greatest number of parts, is left out and counted
 * as rejected.
 */
export function inParts<A extends ListAnswer>(answer: A, maxBytes = LIMITS.reportBytes - HEAD_BYTES): A[] {
  if (answer.found === undefined) return [answer];
  const sources = (answer.found.sources as Source[]).map(bounded);
  const { chunks, leftOut } = chunked(sources, maxBytes);
  const rejected = answer.rejected + leftOut;
  const parts = chunks.map((chunk, i) => {
    const found = i === 0 ? { ...answer.found, sources: chunk } : { sources: chunk };
    return { ...answer, rejected, found, ...(chunks.length > 1 && { part: { number: i + 1, of: chunks.length } }) };
  });
  return parts;
}

/**
 * The whole answer of its parts, given in any order; undefined while one is missing. A missing part says nothing: its
 * sources are not lost, they are not known yet.
 */
export function joinParts<A extends ListAnswer>(parts: readonly A[]): A | undefined {
  const ordered = parts.toSorted((a, b) => (a.part?.number ?? 1) - (b.part?.number ?? 1));
  const [first] = ordered;
  if (first?.found === undefined || ordered.length !== (first.part?.of ?? 1)) return undefined;
  if (ordered.some(({ part }, i) => (part?.number ?? 1) !== i + 1)) return undefined;
  const { part: _part, ...whole } = first;
  const sources = ordered.flatMap(({ found }) => (found?.sources ?? []) as Source[]);
  return { ...whole, found: { ...first.found, sources } } as A;
}

type Source = NonNullable<ListAnswer['found']>['sources'][number];

function bounded(source: Source): Source {
  if (!('restore_points' in source) || source.restore_points.length <= LIMITS.restorePoints) return source;
  const points = source.restore_points;
  return { ...source, restore_points: [...points.slice(0, 1), ...points.slice(1 - LIMITS.restorePoints)] };
}

function chunked(sources: readonly Source[], maxBytes: number): { chunks: Source[][]; leftOut: number } {
  const chunks: Source[][] = [[]];
  let bytes = 0;
  let leftOut = 0;
  for (const source of sources) {
    const size = jsonBytes(source) + 1;
    const isFull = bytes + size > maxBytes;
    if (size > maxBytes || (isFull && chunks.length === LIMITS.answerParts)) {
      leftOut += 1;
      continue;
    }
    if (isFull) chunks.push([]);
    bytes = isFull ? size : bytes + size;
    chunks.at(-1)?.push(source);
  }
  return { chunks, leftOut };
}

function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
