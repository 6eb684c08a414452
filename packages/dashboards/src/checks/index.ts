import type { Check } from './check.ts';
import { bucketWithoutLe } from './bucket-without-le.ts';
import { counterWithoutRate } from './counter-without-rate.ts';
import { duplicatePanelId } from './duplicate-panel-id.ts';
import { duplicateRefId } from './duplicate-ref-id.ts';
import { invalidPromql } from './invalid-promql.ts';
import { invalidTime } from './invalid-time.ts';
import { literalLe } from './literal-le.ts';
import { lostJoinKey } from './lost-join-key.ts';
import { offGrid } from './off-grid.ts';
import { openRangeMapping } from './open-range-mapping.ts';
import { overlappingPanels } from './overlapping-panels.ts';
import { rateEquality } from './rate-equality.ts';
import { rateOnGauge } from './rate-on-gauge.ts';
import { repeatedColumn } from './repeated-column.ts';
import { schema } from './schema.ts';
import { shortRange } from './short-range.ts';
import { sparklineWithoutRange } from './sparkline-without-range.ts';
import { tableQueryShape } from './table-query-shape.ts';
import { undeclaredVariable } from './undeclared-variable.ts';
import { unknownColour } from './unknown-colour.ts';
import { unknownField } from './unknown-field.ts';
import { unknownLabel } from './unknown-label.ts';
import { unknownLabelValue } from './unknown-label-value.ts';
import { unknownMatcher } from './unknown-matcher.ts';
import { unknownMetric } from './unknown-metric.ts';
import { unknownReducer } from './unknown-reducer.ts';
import { unknownTransformation } from './unknown-transformation.ts';
import { unknownUnit } from './unknown-unit.ts';
import { unsortedThresholds } from './unsorted-thresholds.ts';

/** Every check, sorted by id but for the schema, which comes first: what it finds explains the rest. */
export const CHECKS: readonly Check[] = [
  schema,
  bucketWithoutLe,
  counterWithoutRate,
  duplicatePanelId,
  duplicateRefId,
  invalidPromql,
  invalidTime,
  literalLe,
  lostJoinKey,
  offGrid,
  openRangeMapping,
  overlappingPanels,
  rateEquality,
  rateOnGauge,
  repeatedColumn,
  shortRange,
  sparklineWithoutRange,
  tableQueryShape,
  undeclaredVariable,
  unknownColour,
  unknownField,
  unknownLabel,
  unknownLabelValue,
  unknownMatcher,
  unknownMetric,
  unknownReducer,
  unknownTransformation,
  unknownUnit,
  unsortedThresholds,
];
