import type { Interval } from '@lockstep/promql';
import { defineCheck, type PanelSubject } from '../check.ts';
import type { FieldOption, PanelView } from '../documents/document.ts';
import { arrayOf, recordOf } from '../documents/loose.ts';
import { KEEPS_VALUES } from '../documents/panel-units.ts';
import { rangeText } from '../flow/compared-values.ts';

/** A threshold of a panel that its queries can never reach. */
export const impossibleThreshold = defineCheck<'panel'>({
  id: 'impossible-threshold',
  scope: 'panel',
  defect: 'misleading',
  docs: {
    summary: 'A panel has a threshold above every value that its queries can give.',
    why: 'Its colour is never shown. Mostly it is written in percent, and the values are shares from 0 to 1.',
    bad: [panelWith('cache_hit_ratio', 90)],
    good: [panelWith('cache_hit_ratio', 0.8), panelWith('100 * cache_hit_ratio', 80), panelWith('queue_length', 80)],
  },
  check(subject, _context, report) {
    const { panel } = subject;
    if (panel.transformations.some(({ id }) => !KEEPS_VALUES.has(id)) || addsUp(panel)) return;
    const values = valuesShown(subject);
    if (values === undefined) return;
    for (const option of panel.fieldOptions) {
      for (const step of stepsAbove(option, values.max, panel)) {
        report({
          path: option.path,
          message: `The threshold ${step} is never reached: the values are ${rangeText(values)}.`,
          fix: 'Write the threshold in the unit of the values. Shares go from 0 to 1, whatever unit they are shown with.',
        });
      }
    }
  },
});

/** Whether a tile shows a sum or a count over time instead of a value. */
function addsUp({ options }: PanelView): boolean {
  return arrayOf(recordOf(options.value['reduceOptions'])['calcs']).some((calc) => !PICKING.has(calc));
}

/** Reducers whose result is one of the values, or lies between them. */
const PICKING: ReadonlySet<unknown> = new Set([
  'lastNotNull',
  'last',
  'firstNotNull',
  'first',
  'min',
  'max',
  'mean',
  'median',
]);

/** Bounds of all values of a panel; undefined when those of one query are not known. */
function valuesShown({ panel, query }: PanelSubject): Interval | undefined {
  if (panel.targets.length === 0 || panel.targets.length < panel.targetCount) return undefined;
  const all = panel.targets.map((target) => {
    const subject = query(target);
    return subject?.analysis.values(subject.expr);
  });
  const known = all.filter((values) => values !== undefined);
  if (known.length < all.length) return undefined;
  return { min: Math.min(...known.map(({ min }) => min)), max: Math.max(...known.map(({ max }) => max)) };
}

/** Steps of the default thresholds; those of overrides are for fields that may be made of one query only. */
function stepsAbove({ id, path, value }: FieldOption, max: number, panel: PanelView): readonly number[] {
  const isOverride = panel.overrides.some(({ properties }) => properties.some((property) => property.path === path));
  const { mode, steps } = recordOf(value);
  if (id !== 'thresholds' || isOverride || mode === 'percentage') return [];
  return arrayOf(steps).flatMap((step) => {
    const at = recordOf(step)['value'];
    return typeof at === 'number' && at > max && !isUntouched(step) ? at : [];
  });
}

/** Red from 80 on is what Grafana writes into every new panel. */
function isUntouched(step: unknown): boolean {
  const { value, color } = recordOf(step);
  return value === 80 && color === 'red';
}

function panelWith(expr: string, threshold: number) {
  const steps = [
    { color: 'green', value: null },
    { color: 'red', value: threshold },
  ];
  return {
    type: 'timeseries',
    title: 'Example',
    datasource: { type: 'prometheus', uid: 'prometheus' },
    fieldConfig: { defaults: { thresholds: { mode: 'absolute', steps } }, overrides: [] },
    targets: [{ refId: 'A', expr }],
  };
}
