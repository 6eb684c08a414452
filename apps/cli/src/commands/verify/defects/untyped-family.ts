import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';

/** The page does not say the type that the catalog has. */
export const untypedFamily = defineDefect<'family'>({
  id: 'untyped-family',
  severity: 'warning',
  severityWhenObserved: 'note',
  scope: 'family',
  docs: {
    summary: 'The page does not say the type of a family.',
    why: 'Prometheus stores the samples all the same, and Grafana no longer knows how to ask for them.',
    fix: 'Write a `# TYPE` line before the samples, with the name of the family.',
    bad: [{ page: '# HELP shop_queue_length People who wait.\nshop_queue_length 1\n' }],
    good: [{ page: examplePage('shop_queue_length', ' 1') }],
  },
  find({ name, metric, family }) {
    if (family.type !== 'unknown' || metric.type === 'unknown') return [];
    const line = family.samples[0]?.line;
    const message = `\`${name}\` has no type on the page; the catalog says ${metric.type}.`;
    return [{ ...(line === undefined ? {} : { line }), message }];
  },
});
