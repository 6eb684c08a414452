import { listed } from '@lockstep/checks';
import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';
import { forbiddenBy } from '../policies.ts';
import { quoted } from '../quoted.ts';
import { valuesByLabel } from '../sample-labels.ts';

/** Series of a family have a label that the catalog does not know. */
export const unexpectedLabel = defineDefect<'family'>({
  id: 'unexpected-label',
  severity: 'error',
  severityWhenObserved: 'note',
  scope: 'family',
  docs: {
    summary: 'Series of a family have a label that the catalog does not know.',
    why: 'It multiplies the series of the family by a number that nobody has bounded, and splits sums that were one.',
    fix: 'Leave it out, or declare it with its values.',
    bad: [
      {
        page: examplePage('shop_queue_length', '{customer="7"} 1'),
      },
    ],
    good: [{ page: examplePage('shop_queue_length', ' 1') }],
  },
  find(pair) {
    const { name, metric, comparison } = pair;
    if (metric.labelsKnown === false) return [];
    const known = Object.keys(metric.labels);
    return [...valuesByLabel(pair)].flatMap(([label, values]) => {
      if (known.includes(label) || forbiddenBy(name, label, comparison.catalogs) !== undefined) return [];
      const [value = '', line = 0] = [...values][0] ?? [];
      const have = known.length === 0 ? 'It has no labels' : `It has ${listed(known)}`;
      const message = `\`${name}\` has the label \`${label}\`, here ${quoted(value)}. ${have} in the catalog.`;
      return [{ line, message }];
    });
  },
});
