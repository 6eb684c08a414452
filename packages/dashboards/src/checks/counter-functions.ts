/** Functions that look through the resets of a counter, and make no sense on anything else. */
export const COUNTER_FUNCTIONS: ReadonlySet<string> = new Set(['rate', 'irate', 'increase', 'resets']);

/** Functions and aggregations for which the value of a counter does not matter. */
export const VALUE_IGNORED: ReadonlySet<string> = new Set([
  'absent',
  'absent_over_time',
  'changes',
  'count',
  'count_over_time',
  'group',
  'present_over_time',
  'timestamp',
]);
