/** A secret and where it was read, so that a file can be read again. */
export interface Secret<T> {
  readonly value: T;
  /** Absolute path of its file; absent when it was given directly. */
  readonly file?: string;
}
