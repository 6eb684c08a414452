/** Window of a rate that is drawn: at least four scrapes, and more where a point stands for more time. */
export const RATE_WINDOW = '$__rate_interval';

/** Window of a row of a table: all the time that the reader looks at. */
export const SHOWN = '$__range';

/** Window of a number that stands for now: twenty scrapes. */
export const NOW_WINDOW = '5m';

/** Window of a number of things that happen rarely. */
export const RECENT_WINDOW = '1h';

/** Rates per second times this are rates per minute, which suit what happens a few times a minute. */
export const PER_MINUTE = 60;
