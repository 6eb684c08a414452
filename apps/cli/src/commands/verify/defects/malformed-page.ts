import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';
import { isUntidy, pageProblems } from '../page-problems.ts';

/** The page breaks its format so that scrapers refuse it, or lose or mistake samples. */
export const malformedPage = defineDefect<'page'>({
  id: 'malformed-page',
  severity: 'error',
  scope: 'page',
  docs: {
    summary: 'The page breaks the rules of its format: a scraper refuses it, loses samples or mistakes them.',
    why: 'One such line can cost the whole scrape: `up` is 0 and every series of the target ends.',
    fix: 'Write the page with a client library, which cannot make such a page. The line and the rule are named.',
    bad: [
      {
        page: examplePage('shop_queue_length', ' 1', ' 1'),
      },
      {
        page: '# HELP shop_queue_length People who wait.\n# TYPE shop_queue_length gauge\nshop_queue_length 1\nshop queue 2\n',
      },
    ],
    good: [{ page: examplePage('shop_queue_length', ' 1') }],
  },
  find: ({ problems }) => pageProblems(problems.filter((problem) => !isUntidy(problem))),
});
