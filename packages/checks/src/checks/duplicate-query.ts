import { print } from '@lockstep/promql';
import { defineCheck, type QuerySubject } from '../check.ts';
import type { TargetView } from '../documents/document.ts';

/** A panel asks the same twice. */
export const duplicateQuery = defineCheck<'panel'>({
  id: 'duplicate-query',
  scope: 'panel',
  defect: 'style',
  docs: {
    summary: 'A panel asks the same query twice.',
    why: 'The lines lie on each other, and the server does the work twice.',
    bad: [
      {
        type: 'timeseries',
        targets: [
          { refId: 'A', expr: 'sum(host_up)' },
          { refId: 'B', expr: 'sum( host_up )', legendFormat: 'up' },
        ],
      },
    ],
    good: [
      {
        type: 'timeseries',
        targets: [
          { refId: 'A', expr: 'sum(host_up)' },
          { refId: 'B', expr: 'sum(host_up)', instant: true, range: false },
          { refId: 'C', expr: 'count(host_up)' },
        ],
      },
    ],
  },
  check({ panel, query }, _context, report) {
    const seen = new Map<string, TargetView>();
    for (const target of panel.targets) {
      const subject = query(target);
      if (subject === undefined) continue;
      const asked = questionOf(subject);
      const before = seen.get(asked);
      if (before === undefined) seen.set(asked, target);
      else {
        report({
          path: target.path,
          message: `\`${target.refId}\` asks the same as \`${before.refId}\`.`,
          fix: `Remove \`${target.refId}\`.`,
        });
      }
    }
  },
});

/** The query without its spelling, and how it is asked. */
function questionOf({ expr, use }: QuerySubject): string {
  const how = use.kind === 'panel' ? [use.range, use.instant, use.format] : [use.kind];
  return JSON.stringify([print(expr), ...how]);
}
