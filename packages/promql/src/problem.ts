import type { Span } from './ast.ts';

/** Something that keeps a query from parsing or running. Offsets are in the query as it was given, `to` exclusive. */
export interface QueryProblem extends Span {
  /** What is wrong and what would be right, in sentences. The offending text is in backticks. */
  readonly message: string;
  /** True when only this server refuses the query: another version takes it, or one with another feature flag. */
  readonly unavailable?: true;
}
