import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';
import { boundDifferences } from '../bound-differences.ts';

/** A summary has other quantiles than the catalog says. */
export const wrongQuantiles = defineDefect<'family'>({
  id: 'wrong-quantiles',
  severity: 'error',
  severityWhenObserved: 'note',
  scope: 'family',
  docs: {
    summary: 'A summary has other quantiles than the catalog says.',
    why: 'A panel that asks for a quantile by its value shows nothing.',
    fix: 'Create the summary with the quantiles of the catalog.',
    bad: [
      {
        page: examplePage('shop_pause_seconds', '{quantile="0.5"} 1', '_sum 1', '_count 1'),
      },
    ],
    good: [
      {
        page: examplePage('shop_pause_seconds', '{quantile="0.5"} 1', '{quantile="0.9"} 1', '_sum 1', '_count 1'),
      },
    ],
  },
  find: (pair) =>
    pair.metric.type === 'summary' && pair.metric.quantiles !== undefined
      ? boundDifferences(pair, { label: 'quantile', part: '', word: 'quantile', bounds: pair.metric.quantiles })
      : [],
});
