import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';
import { firstTwoValues } from '../first-two-values.ts';
import { quoted } from '../quoted.ts';

/** A label that follows another one has two values for one of its values. */
export const twoAttributeValues = defineDefect<'family'>({
  id: 'two-attribute-values',
  severity: 'error',
  scope: 'family',
  docs: {
    summary: 'A label that follows another label has two values for one value of that label.',
    why: 'One thing has two names and two series: it is counted twice, and a join on it fails.',
    fix: 'Drop the series of the old name when the name changes.',
    bad: [
      {
        page: examplePage('shop_till_open', '{till_id="1",till="Door"} 1', '{till_id="1",till="Window"} 1'),
      },
    ],
    good: [
      {
        page: examplePage('shop_till_open', '{till_id="1",till="Door"} 1', '{till_id="2",till="Door"} 1'),
      },
    ],
  },
  find(pair) {
    return Object.entries(pair.metric.labels).flatMap(([label, { follows }]) => {
      if (follows === undefined) return [];
      const two = firstTwoValues(pair, label, (labels) => labels.get(follows) ?? '');
      if (two === undefined) return [];
      const values = `${quoted(two.before)} and ${quoted(two.value)}`;
      const message = `\`${label}\` of \`${pair.name}\` is ${values} for \`${follows}\` ${quoted(two.key)}.`;
      return [{ line: two.line, message }];
    });
  },
});
