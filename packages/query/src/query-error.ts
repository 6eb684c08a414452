/** A query that cannot be asked. Thrown where it is made, so that the stack leads to the line. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  /** For programs; it does not change. */
  readonly code = 'query';
}
