import { defineCheck } from '../check.ts';

/** A sparkline without a query over time. */
export const sparklineWithoutRange = defineCheck({
  id: 'sparkline-without-range',
  scope: 'panel',
  defect: 'style',
  docs: {
    summary: 'A stat panel asks for a sparkline, and has no query over time.',
    why: 'There is nothing to draw: an instant query gives one value.',
    bad: [{ type: 'stat', options: { graphMode: 'area' }, targets: [{ refId: 'A', expr: 'up', instant: true }] }],
    good: [
      { type: 'stat', options: { graphMode: 'area' }, targets: [{ refId: 'A', expr: 'up', range: true }] },
      { type: 'stat', options: { graphMode: 'none' }, targets: [{ refId: 'A', expr: 'up', instant: true }] },
    ],
  },
  check({ panel: { type, options, targets, targetCount } }, _context, report) {
    const asksForLine =
      type === 'stat' && typeof options.value['graphMode'] === 'string' && options.value['graphMode'] !== 'none';
    const isInstant =
      targets.length > 0 &&
      targets.length === targetCount &&
      targets.every(({ use }) => use.kind === 'panel' && !use.range);
    if (!asksForLine || !isInstant) return;
    report({
      path: `${options.path}/graphMode`,
      message: 'No query of the panel is a range query.',
      fix: 'Set `range`, or no graph.',
    });
  },
});
