import { examplePage } from '../example-page.ts';
import { defineDefect, type FamilyPair } from '../defect.ts';
import { earlierValues, hasRestarted, seriesOf } from '../series-between.ts';
import { RISING } from '../updated.ts';

/** A value that only rises was higher on the earlier page. */
export const counterFell = defineDefect<'family'>({
  id: 'counter-fell',
  severity: 'error',
  scope: 'family',
  docs: {
    summary: 'A counter, or a count of a histogram, is lower than on the earlier page.',
    why: '`rate` reads every fall as a restart, and adds the whole value again.',
    fix: 'Never reset or remove a counter while the process runs; keep what may fall in a gauge.',
    bad: [
      {
        page: examplePage('shop_orders_total', '{channel="web"} 1', '{channel="till"} 0'),
        earlier: examplePage('shop_orders_total', '{channel="web"} 2', '{channel="till"} 0'),
      },
    ],
    good: [
      {
        page: examplePage('shop_orders_total', '{channel="web"} 2', '{channel="till"} 0'),
        earlier: examplePage('shop_orders_total', '{channel="web"} 2', '{channel="till"} 0'),
      },
    ],
  },
  find(pair) {
    const before = earlierValues(pair);
    if (!RISING.has(pair.metric.type) || before === undefined) return [];
    const fallen = pair.family.samples.filter(
      (sample) => isCount(sample.name, pair) && sample.value < (before.get(seriesOf(sample)) ?? -Infinity),
    );
    const [first, ...more] = fallen;
    if (first === undefined) return [];
    const count = more.length === 0 ? '' : ` (and ${more.length} more)`;
    const fell = `\`${first.name}\` fell from ${before.get(seriesOf(first))} to ${first.value}${count}`;
    if (!hasRestarted(pair.comparison)) return [{ line: first.line, message: `${fell}.` }];
    return [{ line: first.line, severity: 'note', message: `${fell}: the process started again in between.` }];
  },
});

/** Sums may fall where observations are negative, and quantiles go anywhere. */
function isCount(sample: string, { name, metric: { type } }: FamilyPair): boolean {
  return type === 'counter' || sample === `${name}_count` || sample === `${name}_bucket`;
}
