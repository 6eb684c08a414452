import { examplePage } from '../example-page.ts';
import { defineDefect, type FamilyPair } from '../defect.ts';
import { labelsOf } from '../sample-labels.ts';

/** Series of a family lack a label that the catalog says they have. */
export const missingLabel = defineDefect<'family'>({
  id: 'missing-label',
  severity: 'error',
  severityWhenObserved: 'note',
  scope: 'family',
  docs: {
    summary: 'Series of a family lack a label of the catalog.',
    why: 'Whatever is grouped, joined or filtered by it is one lump, or nothing.',
    fix: 'Set the label on every series. A value that is not known has a word of its own in the closed set.',
    bad: [
      {
        page: examplePage('shop_till_open', '{till_id="1"} 1'),
      },
    ],
    good: [
      {
        page: examplePage('shop_till_open', '{till_id="1",till="Door"} 1'),
      },
    ],
  },
  find(pair) {
    const { name, metric } = pair;
    if (metric.labelsKnown === false) return [];
    const labels = Object.entries(metric.labels).filter(([, { optional }]) => optional !== true);
    return labels.flatMap(([label]) => {
      const lines = linesWithout(label, pair);
      if (lines[0] === undefined) return [];
      const more = lines.length === 1 ? '' : ` on ${lines.length} lines`;
      return [{ line: lines[0], message: `\`${name}\` has no label \`${label}\`${more}.` }];
    });
  },
});

function linesWithout(label: string, pair: FamilyPair): readonly number[] {
  return pair.family.samples.filter((sample) => !labelsOf(pair, sample).has(label)).map(({ line }) => line);
}
