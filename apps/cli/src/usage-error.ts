/** A mistake in how the command was called. Its message says what, where and how to repair it; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
