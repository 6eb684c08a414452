import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';
import { isUntidy, pageProblems } from '../page-problems.ts';

/** The page breaks its format where scrapers look away. */
export const untidyPage = defineDefect<'page'>({
  id: 'untidy-page',
  severity: 'warning',
  scope: 'page',
  docs: {
    summary: 'The page breaks a rule of its format that scrapers do not insist on.',
    why: 'The next scraper may: agents, proxies and newer formats read more strictly.',
    fix: 'Write the page with a client library. The line and the rule are named.',
    bad: [
      {
        page: '# HELP shop_queue_length People who wait.\n# TYPE shop_queue_length gauge\n# TYPE shop_queue_length gauge\nshop_queue_length 1\n',
      },
      { page: '# TYPE shop_queue_length gauge\nshop_queue_length 1\n# HELP shop_queue_length People who wait.\n' },
    ],
    good: [{ page: examplePage('shop_queue_length', ' 1') }],
  },
  find: ({ problems }) => pageProblems(problems.filter(isUntidy)),
});
