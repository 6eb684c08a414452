import type { Check } from '../check.ts';
import { circularVariable } from './circular-variable.ts';
import { duplicatePanelId } from './duplicate-panel-id.ts';
import { duplicateRefId } from './duplicate-ref-id.ts';
import { editableDashboard } from './editable-dashboard.ts';
import { fixedDatasource } from './fixed-datasource.ts';
import { importOnlyInput } from './import-only-input.ts';
import { impossibleVariableLabel } from './impossible-variable-label.ts';
import { invalidPromql } from './invalid-promql.ts';
import { invalidTime } from './invalid-time.ts';
import { invalidUid } from './invalid-uid.ts';
import { lostJoinKey } from './lost-join-key.ts';
import { missingDescription } from './missing-description.ts';
import { missingTitle } from './missing-title.ts';
import { missingUnit } from './missing-unit.ts';
import { offGrid } from './off-grid.ts';
import { openRangeMapping } from './open-range-mapping.ts';
import { overlappingPanels } from './overlapping-panels.ts';
import { panelWithoutQuery } from './panel-without-query.ts';
import { rateOnGauge } from './rate-on-gauge.ts';
import { repeatedColumn } from './repeated-column.ts';
import { scriptLink } from './script-link.ts';
import { secretInFile } from './secret-in-file.ts';
import { sparklineWithoutRange } from './sparkline-without-range.ts';
import { staleVariable } from './stale-variable.ts';
import { tableQueryShape } from './table-query-shape.ts';
import { undeclaredVariable } from './undeclared-variable.ts';
import { unknownColour } from './unknown-colour.ts';
import { unknownDocument } from './unknown-document.ts';
import { unknownField } from './unknown-field.ts';
import { unknownMatcher } from './unknown-matcher.ts';
import { unknownReducer } from './unknown-reducer.ts';
import { unknownTransformation } from './unknown-transformation.ts';
import { unknownUnit } from './unknown-unit.ts';
import { unreadableDocument } from './unreadable-document.ts';
import { unresolvedInput } from './unresolved-input.ts';
import { unsortedThresholds } from './unsorted-thresholds.ts';

/** Every check, sorted by id. */
export const CHECKS: readonly Check[] = [
  circularVariable,
  duplicatePanelId,
  duplicateRefId,
  editableDashboard,
  fixedDatasource,
  importOnlyInput,
  impossibleVariableLabel,
  invalidPromql,
  invalidTime,
  invalidUid,
  lostJoinKey,
  missingDescription,
  missingTitle,
  missingUnit,
  offGrid,
  openRangeMapping,
  overlappingPanels,
  panelWithoutQuery,
  rateOnGauge,
  repeatedColumn,
  scriptLink,
  secretInFile,
  sparklineWithoutRange,
  staleVariable,
  tableQueryShape,
  undeclaredVariable,
  unknownColour,
  unknownDocument,
  unknownField,
  unknownMatcher,
  unknownReducer,
  unknownTransformation,
  unknownUnit,
  unreadableDocument,
  unresolvedInput,
  unsortedThresholds,
];
