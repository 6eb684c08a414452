import type { ParsedSample } from '@lockstep/metrics';
import { examplePage } from '../example-page.ts';
import { defineDefect, type FamilyPair } from '../defect.ts';
import { labelsOf, valuesByLabel } from '../sample-labels.ts';

/** A label has more values than the catalog allows. */
export const overBudget = defineDefect<'family'>({
  id: 'over-budget',
  severity: 'error',
  scope: 'family',
  docs: {
    summary: 'A label has more values than the catalog allows, and with it the family more series.',
    why: 'The series budget of the fleet is made of these maxima; what grows past them grows without anybody having decided it.',
    fix: 'Fold the surplus into one value, drop series of what is gone, or raise the maximum in the catalog and read the new budget.',
    bad: [
      {
        page: examplePage('shop_till_open', ...[1, 2, 3, 4, 5].map((id) => `{till_id="${id}",till="Till ${id}"} 1`)),
      },
      {
        page: examplePage('shop_shelf_items', ...['tea', 'jam', 'oil'].map((item) => `{shelf="top",item="${item}"} 1`)),
      },
    ],
    good: [
      {
        page: examplePage('shop_till_open', '{till_id="1",till="Till 1"} 1'),
      },
      {
        page: examplePage(
          'shop_shelf_items',
          ...['tea', 'jam'].map((item) => `{shelf="top",item="${item}"} 1`),
          ...['oil', 'salt'].map((item) => `{shelf="low",item="${item}"} 1`),
        ),
      },
    ],
  },
  // A family cannot have more label sets than its catalog allows without one of its labels having more values than it may,
  // or a defect of another name.
  find(pair) {
    return Object.entries(pair.metric.labels).flatMap(([label, { max, per }]) => {
      if (max === undefined) return [];
      return [...partsBy(per, pair)].flatMap(([owner, part]) => {
        const lines = [...(valuesByLabel(part).get(label)?.values() ?? [])];
        if (lines.length <= max) return [];
        const where = per === undefined ? '' : ` for \`${per}="${owner}"\``;
        const message = `\`${label}\` of \`${pair.name}\` has ${lines.length} values${where}; the catalog allows ${max}.`;
        return [{ line: lines[max] ?? 0, message }];
      });
    });
  },
});

/** A family in parts, each with one value of a label; without a label the whole. */
function partsBy(label: string | undefined, pair: FamilyPair): ReadonlyMap<string, FamilyPair> {
  if (label === undefined) return new Map([['', pair]]);
  const samples = new Map<string, ParsedSample[]>();
  for (const sample of pair.family.samples) {
    const owner = labelsOf(pair, sample).get(label) ?? '';
    const others = samples.get(owner);
    if (others === undefined) samples.set(owner, [sample]);
    else others.push(sample);
  }
  return new Map([...samples].map(([owner, own]) => [owner, { ...pair, family: { ...pair.family, samples: own } }]));
}
