/** A file that a snapshot holds, by what the snapshot says of it. */
export interface SampledFile {
  /** Absolute, as it was when it was saved. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Nanoseconds since 1970, from which an unchanged file is known. */
  readonly modifiedNs: bigint;
}
