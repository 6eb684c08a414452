import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';

/** A family has another type than the catalog says. */
export const wrongType = defineDefect<'page'>({
  id: 'wrong-type',
  severity: 'error',
  scope: 'page',
  docs: {
    summary: 'A family has another type than the catalog says.',
    why: 'Every query is written for the type: `rate` of a gauge is no rate, and a summary has no buckets.',
    fix: 'Emit the type of the catalog. If the catalog is wrong, a new name is kinder than a new type.',
    bad: [
      { page: '# HELP shop_queue_length People who wait.\n# TYPE shop_queue_length counter\nshop_queue_length 1\n' },
    ],
    good: [{ page: examplePage('shop_queue_length', ' 1') }],
  },
  find({ declared, families }) {
    return [...declared.values()].flatMap(({ name, metric, catalog }) => {
      const family = families.get(name);
      if (family === undefined || [metric.type, family.type].includes('unknown')) return [];
      if (metric.type === family.type) return [];
      const message = `\`${name}\` is a ${family.type} on the page, a ${metric.type} in the catalog \`${catalog.name}\`.`;
      return [{ family: name, catalog, message }];
    });
  },
});
