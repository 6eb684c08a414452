import { defineCheck } from '../check.ts';

const FOLLOWS_TIME: ReadonlySet<unknown> = new Set([2, 'onTimeRangeChanged']);

/** A variable whose values are not asked for again. */
export const staleVariable = defineCheck({
  id: 'stale-variable',
  scope: 'dashboard',
  defect: 'style',
  docs: {
    summary: 'A query variable is not refreshed when the time range changes.',
    why: 'Its values are those of the time at which the dashboard was loaded or saved: newer hosts cannot be chosen.',
    bad: [
      {
        panels: [],
        templating: { list: [{ name: 'host', type: 'query', query: 'label_values(host_up, host)', refresh: 1 }] },
      },
    ],
    good: [
      {
        panels: [],
        templating: { list: [{ name: 'host', type: 'query', query: 'label_values(host_up, host)', refresh: 2 }] },
      },
    ],
  },
  check({ variables }, _context, report) {
    for (const { type, name, json, path } of variables) {
      if (type !== 'query' || FOLLOWS_TIME.has(json['refresh'])) continue;
      report({
        path: `${path}/refresh`,
        message: `The values of \`${name}\` stay what they were when the time range changes.`,
        fix: 'Set `refresh: 2`.',
      });
    }
  },
});
