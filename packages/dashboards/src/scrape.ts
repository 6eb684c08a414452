/** How often the generated Prometheus configuration scrapes, in seconds. The Grafana data source is told the same. */
export const SCRAPE_INTERVAL_SECONDS = 30;

/**
 * The shortest range that a query may have, in scrape intervals: with four, a lost scrape and the left-open ranges of
 * Prometheus 3 still leave two samples.
 */
export const MIN_RANGE_INTERVALS = 4;
