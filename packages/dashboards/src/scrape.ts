/**
 * How often the generated Prometheus configuration scrapes and evaluates rules, in seconds: what the Kopia specification
 * says; restic-manager's names no interval. The Grafana data source is told the same.
 */
export const SCRAPE_INTERVAL_SECONDS = 15;

/**
 * The shortest range that a query may have, in scrape intervals: with four, a lost scrape and the left-open ranges of
 * Prometheus 3 still leave two samples.
 */
export const MIN_RANGE_INTERVALS = 4;
