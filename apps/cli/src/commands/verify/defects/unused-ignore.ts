import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';

/** Something is to be left out that is not there. */
export const unusedIgnore = defineDefect<'ignored'>({
  id: 'unused-ignore',
  severity: 'warning',
  scope: 'ignored',
  docs: {
    summary: 'An `--ignore` leaves nothing out.',
    why: 'What it was for is gone; left in place it will hide what comes next under that name.',
    fix: 'Remove it.',
    bad: [
      {
        page: examplePage('shop_queue_length', ' 1'),
        ignore: ['go_*: Not ours.'],
      },
    ],
    good: [
      {
        page: '# HELP shop_queue_length Customers.\n# TYPE shop_queue_length gauge\nshop_queue_length 1\n',
        ignore: ['help-differs/shop_*: Worded for customers.'],
      },
    ],
  },
  find: (ignored) =>
    ignored
      .filter(({ count }) => count === 0)
      .map(({ ignore }) => ({ message: `\`--ignore '${ignore.text}'\` leaves nothing out.` })),
});
