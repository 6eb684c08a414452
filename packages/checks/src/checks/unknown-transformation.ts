import { defineCheck } from '../check.ts';
import { TRANSFORMATIONS } from '../generated/grafana-lists.ts';

/** Transformations that only the application has, not the package that `TRANSFORMATIONS` is taken from. */
const OF_THE_APPLICATION: ReadonlySet<string> = new Set([
  'configFromData',
  'convertFrameType',
  'extractFields',
  'fieldLookup',
  'heatmap',
  'joinByLabels',
  'partitionByValues',
  'prepareTimeSeries',
  'regression',
  'rowsToFields',
  'seriesToColumns',
  'smoothing',
  'spatial',
  'timeSeriesTable',
]);

/** A transformation that Grafana does not know. */
export const unknownTransformation = defineCheck({
  id: 'unknown-transformation',
  scope: 'panel',
  defect: 'impossible',
  docs: {
    summary: 'A panel has a transformation that Grafana does not know.',
    why: 'The panel fails, or shows its data as they were.',
    bad: [{ transformations: [{ id: 'organise', options: {} }] }],
    good: [
      {
        transformations: [
          { id: 'organize', options: {} },
          { id: 'timeSeriesTable', options: {} },
        ],
      },
    ],
  },
  check({ panel }, _context, report) {
    for (const { id, path } of panel.transformations) {
      if (TRANSFORMATIONS.has(id) || OF_THE_APPLICATION.has(id)) continue;
      report({
        path: `${path}/id`,
        message: `\`${id}\` is no transformation of Grafana.`,
        fix: 'Use one that is, as `merge`, `organize`.',
      });
    }
  },
});
