import type { ExpositionFormat } from '../exposition/metadata.ts';

/** Which values a sample may have. */
export type ValueRule = 'any' | 'not negative' | 'not negative or NaN' | 'not NaN' | 'one' | 'zero or one';

/** For each suffix that samples of a type may have: what their values may be. */
export type TypeRules = Readonly<Record<string, ValueRule>>;

/** What a format knows of types. */
export interface FormatRules {
  readonly types: Readonly<Record<string, TypeRules>>;
  /** The type of a family without a TYPE line. */
  readonly untyped: string;
  /** Types that have no unit. */
  readonly unitless: readonly string[];
  /** Samples that may carry an exemplar, as type and suffix. */
  readonly exemplars: readonly string[];
  /** What the sum and the count of a type of histogram end in. */
  readonly histograms: Readonly<Record<string, { readonly sum: string; readonly count: string }>>;
}

/** The rules of both formats. Sums in the text format may be negative: scrapers take observations of any sign. */
export const FORMAT_RULES: Readonly<Record<ExpositionFormat, FormatRules>> = {
  text: {
    types: {
      counter: { '': 'not negative' },
      gauge: { '': 'any' },
      untyped: { '': 'any' },
      histogram: { _bucket: 'not negative', _sum: 'any', _count: 'not negative' },
      summary: { '': 'any', _sum: 'any', _count: 'not negative' },
    },
    untyped: 'untyped',
    unitless: [],
    exemplars: [],
    histograms: { histogram: { sum: '_sum', count: '_count' } },
  },
  openmetrics: {
    types: {
      counter: { _total: 'not negative', _created: 'any' },
      gauge: { '': 'any' },
      unknown: { '': 'any' },
      histogram: { _bucket: 'not negative', _sum: 'not negative', _count: 'not negative', _created: 'any' },
      gaugehistogram: { _bucket: 'not negative', _gsum: 'not NaN', _gcount: 'not negative' },
      summary: { '': 'not negative or NaN', _sum: 'not negative', _count: 'not negative', _created: 'any' },
      info: { _info: 'one' },
      stateset: { '': 'zero or one' },
    },
    untyped: 'unknown',
    unitless: ['info', 'stateset'],
    exemplars: ['counter_total', 'histogram_bucket', 'gaugehistogram_bucket'],
    histograms: {
      histogram: { sum: '_sum', count: '_count' },
      gaugehistogram: { sum: '_gsum', count: '_gcount' },
    },
  },
};

/** Whether a value keeps to a rule. */
export function keepsRule(value: number, rule: ValueRule): boolean {
  switch (rule) {
    case 'any':
      return true;
    case 'not negative':
      return value >= 0;
    case 'not negative or NaN':
      return !(value < 0);
    case 'not NaN':
      return !Number.isNaN(value);
    case 'one':
      return value === 1;
    case 'zero or one':
      return value === 0 || value === 1;
  }
}
