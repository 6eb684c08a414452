import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';

/** A family is emitted that the catalog calls experimental. */
export const experimentalFamily = defineDefect<'family'>({
  id: 'experimental-family',
  severity: 'note',
  scope: 'family',
  docs: {
    summary: 'The target emits a family that the catalog calls experimental.',
    why: 'Its name, its labels and its meaning may still change.',
    fix: 'Nothing; do not alert on it yet.',
    bad: [{ page: examplePage('shop_mood', ' 1') }],
    good: [{ page: examplePage('shop_queue_length', ' 1') }],
  },
  find: ({ name, metric: { stability } }) =>
    stability === 'experimental' ? [{ message: `\`${name}\` is experimental.` }] : [],
});
