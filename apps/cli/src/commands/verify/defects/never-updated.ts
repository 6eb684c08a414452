import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';
import { isUpdated, RISING } from '../updated.ts';

/** A counter, histogram or summary is still zero in every row. */
export const neverUpdated = defineDefect<'family'>({
  id: 'never-updated',
  severity: 'note',
  scope: 'family',
  docs: {
    summary: 'A counter, histogram or summary is zero in every row: it has not been updated since the start.',
    why: 'Either nothing of the kind has happened yet, or nobody has written the line that counts it. With `--complete` it is an error: then everything was made to happen.',
    fix: 'Make it happen once and look again. If it stays zero, the code that counts it is missing.',
    bad: [
      {
        page: examplePage('shop_orders_total', '{channel="web"} 0', '{channel="till"} 0'),
      },
    ],
    good: [
      {
        page: examplePage('shop_orders_total', '{channel="web"} 1', '{channel="till"} 0'),
      },
    ],
  },
  find({ name, metric, family: { samples }, comparison }) {
    if (!RISING.has(metric.type) || isUpdated(name, metric, samples)) return [];
    const rows = samples.length === 1 ? 'its row' : `all ${samples.length} rows`;
    const message = `\`${name}\` is zero in ${rows}.`;
    return [{ ...(comparison.complete ? { severity: 'error' } : {}), message }];
  },
});
