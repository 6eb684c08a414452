import { quoted } from '../quoted.ts';
import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';

/** The page has another help text than the catalog. */
export const helpDiffers = defineDefect<'family'>({
  id: 'help-differs',
  severity: 'note',
  scope: 'family',
  docs: {
    summary: 'The help text of a family is not that of the catalog.',
    why: 'Whoever reads it in Grafana reads something else than in the documentation.',
    fix: 'Take the text from the catalog.',
    bad: [
      { page: '# HELP shop_queue_length Customers.\n# TYPE shop_queue_length gauge\nshop_queue_length 1\n' },
      { page: '# TYPE shop_queue_length gauge\nshop_queue_length 1\n' },
    ],
    good: [{ page: examplePage('shop_queue_length', ' 1') }],
  },
  find({ name, metric, family }) {
    const [own, wanted] = [family.help.trim(), metric.help.trim()];
    if (wanted === '' || own === wanted) return [];
    const told = own === '' ? 'has no help text' : `says ${quoted(own)}`;
    return [{ message: `\`${name}\` ${told}; the catalog says ${quoted(wanted)}.` }];
  },
});
