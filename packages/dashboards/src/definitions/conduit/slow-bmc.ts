/** From here on operations on a baseboard controller are slow, in seconds: a bound of their buckets, above what IPMI takes. */
export const SLOW_BMC_SECONDS = 10;
