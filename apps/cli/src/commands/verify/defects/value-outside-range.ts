import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';

/** A sample is outside the range of its family. */
export const valueOutsideRange = defineDefect<'family'>({
  id: 'value-outside-range',
  severity: 'error',
  scope: 'family',
  docs: {
    summary: 'A sample is outside the range that the catalog promises.',
    why: 'Queries rely on it: a flag that is 2 is neither yes nor no, and a sum with NaN is NaN.',
    fix: 'Correct the value. A number that is not known is absent, never NaN or -1.',
    bad: [{ page: examplePage('shop_queue_length', ' -1') }, { page: examplePage('shop_queue_length', ' NaN') }],
    good: [{ page: examplePage('shop_queue_length', ' 0') }],
  },
  find({ name, metric: { range }, family }) {
    if (range === undefined) return [];
    const { min = -Infinity, max = Infinity } = range;
    const out = family.samples.filter(({ value }) => !(value >= min && value <= max));
    if (out[0] === undefined) return [];
    const more = out.length === 1 ? '' : ` (and ${out.length - 1} more)`;
    const allowed =
      max === Infinity ? `${min} or more` : min === -Infinity ? `${max} or less` : `from ${min} to ${max}`;
    return [{ line: out[0].line, message: `\`${name}\` is ${out[0].value}${more}; allowed is ${allowed}.` }];
  },
});
