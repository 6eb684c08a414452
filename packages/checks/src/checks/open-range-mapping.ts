import { defineCheck } from '../check.ts';
import { placedIn, recordOf } from '../documents/loose.ts';

/** A value mapping of a range with an open end. */
export const openRangeMapping = defineCheck({
  id: 'open-range-mapping',
  scope: 'panel',
  defect: 'misleading',
  docs: {
    summary: 'A value mapping has a range with an open end.',
    why: 'Grafana compares with `null`, which counts as zero: the range ends there.',
    bad: [
      {
        fieldConfig: {
          defaults: { mappings: [{ type: 'range', options: { from: 1, to: null, result: { text: 'late' } } }] },
        },
      },
    ],
    good: [
      {
        fieldConfig: {
          defaults: { mappings: [{ type: 'range', options: { from: 1, to: 9, result: { text: 'late' } } }] },
        },
      },
    ],
  },
  check({ panel }, _context, report) {
    for (const { value, path } of panel.fieldOptions.filter(({ id }) => id === 'mappings')) {
      for (const mapping of placedIn(value, path)) {
        const { type, options } = recordOf(mapping.value);
        const { from, to } = recordOf(options);
        if (type !== 'range' || (from !== null && to !== null)) continue;
        report({
          path: `${mapping.path}/options`,
          message: 'The range has an open end.',
          fix: 'Give both ends, or use thresholds.',
        });
      }
    }
  },
});
