/** Clocks of the machines that share a repository may differ by so much before a snapshot counts as one of the future. */
export const CLOCK_SKEW_MS = 5 * 60_000;
