import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';
import { earlierValues, seriesOf } from '../series-between.ts';

/** Every series of a gauge has the value that it had on the earlier page. */
export const gaugeNeverMoved = defineDefect<'family'>({
  id: 'gauge-never-moved',
  severity: 'note',
  scope: 'family',
  docs: {
    summary: 'A gauge has the same value in every row as on the earlier page.',
    why: 'It may be right, or nobody sets it any more. Gauges named `_info` and times are not looked at.',
    fix: 'Change what it measures and look again.',
    bad: [
      {
        page: examplePage('shop_queue_length', ' 3'),
        earlier: examplePage('shop_queue_length', ' 3'),
      },
    ],
    good: [
      {
        page: examplePage('shop_queue_length', ' 4'),
        earlier: examplePage('shop_queue_length', ' 3'),
      },
    ],
  },
  find(pair) {
    const { name, metric, family } = pair;
    const before = earlierValues(pair);
    if (metric.type !== 'gauge' || before === undefined || /_info$|_time(?:stamp)?_seconds$/.test(name)) return [];
    const hasMoved = family.samples.some((sample) => !Object.is(before.get(seriesOf(sample)), sample.value));
    return hasMoved ? [] : [{ message: `\`${name}\` is what it was on the earlier page.` }];
  },
});
