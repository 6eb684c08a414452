/** One rendered exposition. */
export interface Page {
  readonly contentType: string;
  /** Shared memory that a later page reuses: read it only until `release()`, and never write to it. */
  readonly body: Uint8Array;
  /** `body` compressed (gzip, level 2), done once for all pages with the same bytes. Valid for ever. */
  gzip(): Promise<Uint8Array>;
  /** Gives `body` back. Call it once the response has finished or failed; more calls change nothing. */
  release(): void;
}
