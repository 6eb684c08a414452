import { defineCheck } from '../check.ts';
import { MATCHERS } from '../generated/grafana-lists.ts';

/** An override with a matcher that Grafana does not know. */
export const unknownMatcher = defineCheck({
  id: 'unknown-matcher',
  scope: 'panel',
  defect: 'impossible',
  docs: {
    summary: 'An override has a matcher that Grafana does not know.',
    why: 'The override applies to nothing, or the panel fails.',
    bad: [{ fieldConfig: { overrides: [{ matcher: { id: 'byNam', options: 'Busy' }, properties: [] }] } }],
    good: [{ fieldConfig: { overrides: [{ matcher: { id: 'byRegexp', options: '/busy/' }, properties: [] }] } }],
  },
  check({ panel }, _context, report) {
    for (const { matcher, path } of panel.overrides) {
      if (MATCHERS.has(matcher)) continue;
      report({ path: `${path}/id`, message: `\`${matcher}\` is no matcher of Grafana.`, fix: 'Use `byName`.' });
    }
  },
});
