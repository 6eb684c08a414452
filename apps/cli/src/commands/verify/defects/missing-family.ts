import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';

/** A family that every healthy target has is not on the page, or has no row. */
export const missingFamily = defineDefect<'page'>({
  id: 'missing-family',
  severity: 'error',
  severityWhenObserved: 'warning',
  scope: 'page',
  docs: {
    summary: 'A family of the catalog has no row on the page.',
    why: 'Panels of it stay empty and alerts on it can never fire, and nobody is told.',
    fix: 'Emit it from the start of the process, at zero; or let the catalog say that it is optional, or there `when known` only.',
    bad: [
      { page: '', families: ['shop_queue_length'] },
      { page: '# HELP shop_queue_length People who wait.\n# TYPE shop_queue_length gauge\n' },
    ],
    good: [
      { page: examplePage('shop_queue_length', ' 0') },
      { page: '', families: ['shop_last_sale_timestamp_seconds'] },
    ],
  },
  find({ declared, families, inOtherUnit }) {
    const found = new Set(inOtherUnit.values());
    return [...declared.values()].flatMap(({ name, metric, catalog }) => {
      const { optional, presence, labelsKnown } = metric;
      const family = families.get(name);
      if (optional === true || presence === 'when known' || found.has(name)) return [];
      // Of such a family nobody has seen a row.
      if (family !== undefined && (family.samples.length > 0 || labelsKnown === false)) return [];
      const what = family === undefined ? 'is not on the page' : 'has metadata on the page, and no row';
      return [{ family: name, catalog, message: `\`${name}\` of the catalog \`${catalog.name}\` ${what}.` }];
    });
  },
});
