import { type Check, eachPanel, inPanel } from './check.ts';

/** A stat panel has a sparkline and no query over time; there is nothing to draw. */
export const sparklineWithoutRange: Check = {
  id: 'sparkline-without-range',
  check: eachPanel((panel) => {
    const { type, options, targets, path } = panel;
    return type === 'stat' && options['graphMode'] !== 'none' && targets.every(({ range }) => !range)
      ? [
          inPanel(
            panel,
            `${path}/options/graphMode`,
            'No query of the panel is a range query.',
            'Set `range`, or no graph.',
          ),
        ]
      : [];
  }),
};
