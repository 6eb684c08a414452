import { MATCHERS } from '../generated/grafana-lists.ts';
import { type Check, eachPanel, inPanel } from './check.ts';

/** An override with a matcher that Grafana does not know; it applies to nothing. */
export const unknownMatcher: Check = {
  id: 'unknown-matcher',
  check: eachPanel((panel) =>
    panel.overrides
      .filter(({ matcher }) => !MATCHERS.has(matcher))
      .map(({ path, matcher }) =>
        inPanel(panel, `${path}/id`, `\`${matcher}\` is no matcher of Grafana.`, 'Use `byName`.'),
      ),
  ),
};
