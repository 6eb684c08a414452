import { listed } from '@lockstep/checks';
import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';
import { quoted } from '../quoted.ts';
import { valuesByLabel } from '../sample-labels.ts';

/** A label has a value outside its closed set. */
export const undeclaredValue = defineDefect<'family'>({
  id: 'undeclared-value',
  severity: 'error',
  severityWhenObserved: 'note',
  scope: 'family',
  docs: {
    summary: 'A label has a value outside its closed set.',
    why: 'Panels and alerts name the values of the set: what has another one is in none of them.',
    fix: 'Fold it into a value of the set, or add it to the catalog, where the dashboards see it.',
    bad: [
      {
        page: examplePage('shop_orders_total', '{channel="web"} 1', '{channel="till"} 1', '{channel="fax"} 1'),
      },
    ],
    good: [
      {
        page: examplePage('shop_orders_total', '{channel="web"} 1', '{channel="till"} 0'),
      },
    ],
  },
  find(pair) {
    const { name, metric } = pair;
    return [...valuesByLabel(pair)].flatMap(([label, values]) => {
      const domain = Object.hasOwn(metric.labels, label) ? metric.labels[label] : undefined;
      if (domain?.kind !== 'closed') return [];
      const set = new Set(domain.values);
      return [...values]
        .filter(([value]) => !set.has(value))
        .map(([value, line]) => ({
          line,
          message: `\`${label}\` of \`${name}\` is ${quoted(value)}; its values are ${listed(domain.values)}.`,
        }));
    });
  },
});
