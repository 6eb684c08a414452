/** Limits of the API, the same numbers on both sides of the wire. */
export const LIMITS = {
  /** Reports in one request. */
  reportsPerRequest: 100,
  /** Bytes of a request body. */
  bodyBytes: 256 * 1024,
  /**
   * Bytes of one report as JSON, at most: several fit into a request, and a spool knows its worst case. Agents keep to
   * it; what is longer is sent in parts (`inParts`).
   */
  reportBytes: 64 * 1024,
  /** Parts of one answer. */
  answerParts: 256,
  /** Restore points of one source: its oldest and its newest ones. */
  restorePoints: 512,
  /** Longest accepted run. */
  maxDurationSeconds: 30 * 86_400,
  /** Times further ahead of the server's clock are corrected and counted. */
  clockSkewSeconds: 300,
  /** Ids of reports are remembered for so long; older reports are refused. */
  reportIdDays: 90,
  /** Rows of one page of a list, at most and by default. */
  pageRows: { max: 1000, default: 100 },
} as const;
