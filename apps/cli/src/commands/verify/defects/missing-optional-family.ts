import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';

/** A family that a target may do without is not there. */
export const missingOptionalFamily = defineDefect<'page'>({
  id: 'missing-optional-family',
  severity: 'note',
  scope: 'page',
  docs: {
    summary: 'A family that the catalog calls optional has no row on the page.',
    why: 'That is allowed; panels of it are empty for this target.',
    fix: 'Nothing, when this target has nothing to measure there.',
    bad: [{ page: '', families: ['shop_loyalty_points_total'] }],
    good: [
      {
        page: examplePage('shop_loyalty_points_total', ' 3'),
      },
    ],
  },
  find({ declared, families, inOtherUnit }) {
    const found = new Set(inOtherUnit.values());
    return [...declared.values()]
      .filter(({ name, metric }) => metric.optional === true && !found.has(name))
      .filter(({ name }) => (families.get(name)?.samples.length ?? 0) === 0)
      .map(({ name, catalog }) => ({
        family: name,
        catalog,
        message: `\`${name}\` of the catalog \`${catalog.name}\` is optional, and not on the page.`,
      }));
  },
});
