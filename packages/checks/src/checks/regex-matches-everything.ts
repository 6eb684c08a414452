import { defineCheck } from '../check.ts';
import { isPositive, isRegex, type MatchedLabel, matchedLabels } from '../selectors/matched-labels.ts';

/** A regex that every value of its label matches. */
export const regexMatchesEverything = defineCheck<'query'>({
  id: 'regex-matches-everything',
  scope: 'query',
  defect: 'style',
  docs: {
    summary: 'A regex matches every value that its label can have.',
    why: 'With `=~` it does nothing but slow the query down; with `!~` nothing is left.',
    bad: [
      'rate(http_requests_total{route=~".*"}[5m])',
      'rate(http_requests_total{code=~"[1-5].."}[5m])',
      'rate(http_requests_total{route!~".*"}[5m])',
    ],
    good: ['rate(http_requests_total{code=~"5.."}[5m])', 'rate(http_requests_total{route=~"/api/.*"}[5m])'],
  },
  check({ expr }, context, report) {
    for (const matched of matchedLabels(expr, context)) {
      const { matcher, series } = matched;
      if (!isRegex(matcher) || !hitsEverything(matched)) continue;
      const kept = isPositive(matcher);
      report({
        at: matcher,
        message: `\`${matcher.value.value}\` matches every value of \`${matcher.label.name}\` of \`${series.name}\`, so the matcher ${kept ? 'does nothing' : 'leaves nothing'}.`,
        fix: kept ? 'Remove the matcher.' : 'Name what is to be left out.',
        ...(kept ? {} : { defect: 'impossible' }),
      });
    }
  },
});

/** All values that there are, or, where those are not known, all values anybody can think of. */
function hitsEverything({ matcher, compiled, domain, isClosed }: MatchedLabel): boolean {
  const hits = (value: string) => compiled.test(value) === isPositive(matcher);
  if (isClosed && domain.values.length > 1) return domain.values.every(hits) && (domain.optional !== true || hits(''));
  return compiled.literals === undefined && ANYTHING.has(matcher.value.value);
}

const ANYTHING = new Set(['.*', '^.*$', '(.*)', '.*.*']);
