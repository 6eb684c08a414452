import type { ParsedQuery, Span } from '@lockstep/promql';

/** A part of a query as it is written, on one line and cut where it gets long, for messages. */
export function excerptOf({ text }: ParsedQuery, { from, to }: Span): string {
  const line = text.slice(from, to).replaceAll(/\s+/g, ' ').trim();
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 3)}...` : line;
}

const MAX_LENGTH = 80;
