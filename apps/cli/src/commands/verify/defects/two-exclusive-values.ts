import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';
import { firstTwoValues } from '../first-two-values.ts';
import { quoted } from '../quoted.ts';
import { labelSetKey } from '../sample-labels.ts';

/** Two values of a label exist at once, although one excludes the other. */
export const twoExclusiveValues = defineDefect<'family'>({
  id: 'two-exclusive-values',
  severity: 'error',
  scope: 'family',
  docs: {
    summary: 'A label has two values at once of which the catalog allows one.',
    why: 'Something is in two states: a table shows it twice, and a count of states counts it twice.',
    fix: 'Drop the series of the old state when the new one is set.',
    bad: [
      {
        page: examplePage('shop_state', '{status="open"} 1', '{status="closed"} 0'),
      },
    ],
    good: [{ page: examplePage('shop_state', '{status="open"} 1') }],
  },
  find(pair) {
    return (pair.metric.exclusive ?? []).flatMap((label) => {
      const two = firstTwoValues(pair, label, (labels) => labelSetKey(labels, [label]));
      if (two === undefined) return [];
      const message = `\`${label}\` of \`${pair.name}\` is ${quoted(two.before)} and ${quoted(two.value)} at once.`;
      return [{ line: two.line, message }];
    });
  },
});
