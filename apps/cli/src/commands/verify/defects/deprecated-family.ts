import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';

/** A family is emitted that the catalog calls deprecated. */
export const deprecatedFamily = defineDefect<'family'>({
  id: 'deprecated-family',
  severity: 'warning',
  scope: 'family',
  docs: {
    summary: 'The target still emits a family that the catalog calls deprecated.',
    why: 'It will go away, and whoever builds on it now will lose it.',
    fix: 'Emit what replaces it, and stop this one once no dashboard asks for it.',
    bad: [{ page: examplePage('shop_visits_total', ' 1') }],
    good: [
      {
        page: examplePage('shop_orders_total', '{channel="web"} 1', '{channel="till"} 0'),
      },
    ],
  },
  find({ name, metric: { stability, usage = '' }, family }) {
    if (stability !== 'deprecated') return [];
    const line = family.samples[0]?.line;
    return [
      {
        ...(line === undefined ? {} : { line }),
        message: `\`${name}\` is deprecated.${usage === '' ? '' : ` ${usage}`}`,
      },
    ];
  },
});
