import type { Availability } from '../availability.ts';

const DURATION_ARITHMETIC = { feature: 'promql-duration-expr', stable: [3, 14] } as const;

/** When parts of the language came that are neither functions nor aggregations. Source: the parsers of the releases. */
export const SYNTAX = {
  quotedName: { since: [2, 51] },
  quotedGrouping: { since: [2, 55] },
  utf8Name: { since: [3, 0] },
  /** `label_replace()` came later than the rest. */
  utf8Destination: { since: [3, 3] },
  durationAsNumber: { since: [2, 54] },
  numberAsDuration: { since: [2, 54] },
  separatedDigits: { since: [2, 54] },
  /** `offset 0s`, which moves nothing. */
  zeroOffset: { since: [3, 0] },
  durationArithmetic: { since: [3, 4], ...DURATION_ARITHMETIC },
  step: { since: [3, 6], ...DURATION_ARITHMETIC },
  range: { since: [3, 10], ...DURATION_ARITHMETIC },
  min_of: { since: [3, 13], ...DURATION_ARITHMETIC },
  max_of: { since: [3, 13], ...DURATION_ARITHMETIC },
  edges: { since: [3, 7], feature: 'promql-extended-range-selectors' },
  fill: { since: [3, 10], feature: 'promql-binop-fill-modifiers' },
  trim: { since: [3, 11] },
} as const satisfies Readonly<Record<string, Availability>>;
