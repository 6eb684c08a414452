import { defineCheck } from '../check.ts';

/** Panels whose unit is an option of their fields. */
const WITH_UNIT: ReadonlySet<string> = new Set(['stat', 'timeseries', 'table', 'gauge', 'bargauge']);

/** A panel that shows numbers of no unit. */
export const missingUnit = defineCheck({
  id: 'missing-unit',
  scope: 'panel',
  defect: 'style',
  docs: {
    summary: 'A panel has neither a unit nor value mappings.',
    why: 'Numbers without a unit are read as whatever the reader expects; a count has the unit `none`.',
    bad: [{ type: 'timeseries', targets: [{ refId: 'A', expr: 'up' }] }],
    good: [{ type: 'timeseries', fieldConfig: { defaults: { unit: 'none' } }, targets: [{ refId: 'A', expr: 'up' }] }],
  },
  check({ panel: { type, fieldOptions, targetCount, path, library } }, _context, report) {
    if (!WITH_UNIT.has(type) || targetCount === 0 || library !== undefined) return;
    const hasUnit = fieldOptions.some(({ id, value }) =>
      id === 'mappings' ? Array.isArray(value) && value.length > 0 : id === 'unit' && value !== '',
    );
    if (hasUnit) return;
    report({
      path: `${path}/fieldConfig/defaults`,
      message: 'The panel has no unit.',
      fix: 'Set one; for counts, `none`.',
    });
  },
});
