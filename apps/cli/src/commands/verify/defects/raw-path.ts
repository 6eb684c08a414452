import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';
import { quoted } from '../quoted.ts';
import { rawSegment } from '../raw-segment.ts';
import { valuesByLabel } from '../sample-labels.ts';

const page = (route: string): string =>
  examplePage(
    'shop_request_seconds',
    ...['0.1', '1', '+Inf'].map((le) => `_bucket{route="${route}",le="${le}"} 1`),
    `_sum{route="${route}"} 0.1`,
    `_count{route="${route}"} 1`,
  );

/** A label for route templates has a path as it was asked for. */
export const rawPath = defineDefect<'family'>({
  id: 'raw-path',
  severity: 'error',
  scope: 'family',
  docs: {
    summary: 'A label for route templates has a path as it was asked for.',
    why: 'Every id makes a series of its own, which whoever asks can do without end; and no route has a rate any more.',
    fix: 'Label with the template of the router (`/orders/:id`), and fold what no route matches into one word.',
    bad: [
      { page: page('/orders/17') },
      { page: page('/orders/0b7e9c1a-5f52-4c5f-9d1e-0a4f5e6d7c8b') },
      { page: page('/orders?page=2') },
    ],
    good: [{ page: page('/orders/:id') }, { page: page('/orders/{id}/v2') }],
  },
  find(pair) {
    const templates = Object.entries(pair.metric.labels).filter(([, { template }]) => template === true);
    const values = templates.length === 0 ? undefined : valuesByLabel(pair);
    return templates.flatMap(([label]) => {
      const raw = [...(values?.get(label) ?? [])].flatMap(([route, line]) => {
        const found = rawSegment(route);
        return found === undefined ? [] : [{ route, line, ...found }];
      });
      const [first, ...more] = raw;
      if (first === undefined) return [];
      const count = more.length === 0 ? '' : ` (and ${more.length} more)`;
      const message = `\`${label}\` of \`${pair.name}\` is ${quoted(first.route)}${count}: ${quoted(first.segment)} is ${first.kind}.`;
      return [{ line: first.line, message }];
    });
  },
});
