import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';
import { boundDifferences } from '../bound-differences.ts';

/** A histogram has other buckets than the catalog says. */
export const wrongBuckets = defineDefect<'family'>({
  id: 'wrong-buckets',
  severity: 'error',
  severityWhenObserved: 'note',
  scope: 'family',
  docs: {
    summary: 'A histogram has other buckets than the catalog says.',
    why: 'Quantiles of series with different buckets cannot be added up, and a query for one bound finds nothing.',
    fix: 'Create the histogram with the bounds of the catalog.',
    bad: [
      {
        page: examplePage(
          'shop_request_seconds',
          '_bucket{route="/",le="0.2"} 1',
          '_bucket{route="/",le="+Inf"} 1',
          '_sum{route="/"} 0.1',
          '_count{route="/"} 1',
        ),
      },
    ],
    good: [
      {
        page: examplePage(
          'shop_request_seconds',
          '_bucket{route="/",le="0.1"} 1',
          '_bucket{route="/",le="1"} 1',
          '_bucket{route="/",le="+Inf"} 1',
          '_sum{route="/"} 0.1',
          '_count{route="/"} 1',
        ),
      },
    ],
  },
  find: (pair) =>
    pair.metric.type === 'histogram' && pair.metric.buckets !== undefined
      ? boundDifferences(pair, { label: 'le', part: '_bucket', word: 'bucket', bounds: pair.metric.buckets })
      : [],
});
