import { type Check, eachPanel, inPanel } from './check.ts';
import { arrayOf, recordOf } from './loose.ts';

/** A value mapping has an open range; Grafana takes the open end for zero. */
export const openRangeMapping: Check = {
  id: 'open-range-mapping',
  check: eachPanel((panel) =>
    panel.fieldOptions.flatMap(({ id, path, value }) =>
      (id === 'mappings' ? arrayOf(value) : []).flatMap((mapping, i) => {
        const { type, options } = recordOf(mapping);
        const { from, to } = recordOf(options);
        return type === 'range' && (from === null || to === null)
          ? [inPanel(panel, `${path}/${i}/options`, 'The range has an open end.', 'Give both ends, or use thresholds.')]
          : [];
      }),
    ),
  ),
};
