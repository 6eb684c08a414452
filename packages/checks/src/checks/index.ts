import type { Check } from '../check.ts';
import { alertWithoutComparison } from './alert-without-comparison.ts';
import { alertWithoutFor } from './alert-without-for.ts';
import { alertWithoutRunbook } from './alert-without-runbook.ts';
import { alertWithoutSeverity } from './alert-without-severity.ts';
import { alertWithoutSummary } from './alert-without-summary.ts';
import { averageOfAverages } from './average-of-averages.ts';
import { averageOfQuantiles } from './average-of-quantiles.ts';
import { brokenTemplate } from './broken-template.ts';
import { bucketWithoutLe } from './bucket-without-le.ts';
import { bucketWithoutQuantile } from './bucket-without-quantile.ts';
import { circularVariable } from './circular-variable.ts';
import { classicAsNative } from './classic-as-native.ts';
import { constantComparison } from './constant-comparison.ts';
import { counterWithoutRate } from './counter-without-rate.ts';
import { deltaOnCounter } from './delta-on-counter.ts';
import { deprecatedMetric } from './deprecated-metric.ts';
import { duplicatePanelId } from './duplicate-panel-id.ts';
import { duplicateQuery } from './duplicate-query.ts';
import { duplicateRefId } from './duplicate-ref-id.ts';
import { duplicateRule } from './duplicate-rule.ts';
import { editableDashboard } from './editable-dashboard.ts';
import { emptyInsteadOfZero } from './empty-instead-of-zero.ts';
import { emptyJoin } from './empty-join.ts';
import { emptyRange } from './empty-range.ts';
import { experimentalSyntax } from './experimental-syntax.ts';
import { fixedDatasource } from './fixed-datasource.ts';
import { grafanaVariableInRule } from './grafana-variable-in-rule.ts';
import { histogramBaseName } from './histogram-base-name.ts';
import { importOnlyInput } from './import-only-input.ts';
import { impossibleComparison } from './impossible-comparison.ts';
import { impossibleGrouping } from './impossible-grouping.ts';
import { impossibleJoinLabel } from './impossible-join-label.ts';
import { impossibleLegend } from './impossible-legend.ts';
import { impossibleRuleLabel } from './impossible-rule-label.ts';
import { impossibleThreshold } from './impossible-threshold.ts';
import { impossibleVariableLabel } from './impossible-variable-label.ts';
import { invalidPromql } from './invalid-promql.ts';
import { invalidQuantile } from './invalid-quantile.ts';
import { invalidTime } from './invalid-time.ts';
import { invalidUid } from './invalid-uid.ts';
import { labelReplaceWithoutSource } from './label-replace-without-source.ts';
import { literalLe } from './literal-le.ts';
import { lostJoinKey } from './lost-join-key.ts';
import { manyToManyJoin } from './many-to-many-join.ts';
import { missingDescription } from './missing-description.ts';
import { missingTitle } from './missing-title.ts';
import { missingUnit } from './missing-unit.ts';
import { mixedUnits } from './mixed-units.ts';
import { multiValueEquals } from './multi-value-equals.ts';
import { namelessSelector } from './nameless-selector.ts';
import { nanReliance } from './nan-reliance.ts';
import { nativeAsClassic } from './native-as-classic.ts';
import { needlessLabel } from './needless-label.ts';
import { offGrid } from './off-grid.ts';
import { openRangeMapping } from './open-range-mapping.ts';
import { overlappingPanels } from './overlapping-panels.ts';
import { paintedAbsence } from './painted-absence.ts';
import { panelWithoutQuery } from './panel-without-query.ts';
import { rateEquality } from './rate-equality.ts';
import { rateOfSum } from './rate-of-sum.ts';
import { rateOnGauge } from './rate-on-gauge.ts';
import { recordedLater } from './recorded-later.ts';
import { regexMatchesEverything } from './regex-matches-everything.ts';
import { regexMatchesNothing } from './regex-matches-nothing.ts';
import { regexMatchesOneValue } from './regex-matches-one-value.ts';
import { repeatedColumn } from './repeated-column.ts';
import { ruleTextUnit } from './rule-text-unit.ts';
import { scriptLink } from './script-link.ts';
import { secretInFile } from './secret-in-file.ts';
import { shortFor } from './short-for.ts';
import { shortRange } from './short-range.ts';
import { slowGroup } from './slow-group.ts';
import { sortInRangePanel } from './sort-in-range-panel.ts';
import { sparklineWithoutRange } from './sparkline-without-range.ts';
import { staleVariable } from './stale-variable.ts';
import { summaryAsHistogram } from './summary-as-histogram.ts';
import { tableQueryShape } from './table-query-shape.ts';
import { textWithoutTemplate } from './text-without-template.ts';
import { topkInAlert } from './topk-in-alert.ts';
import { topkInRangePanel } from './topk-in-range-panel.ts';
import { undeclaredVariable } from './undeclared-variable.ts';
import { unguardedDivision } from './unguarded-division.ts';
import { unitMismatch } from './unit-mismatch.ts';
import { unknownBucket } from './unknown-bucket.ts';
import { unknownColour } from './unknown-colour.ts';
import { unknownDocument } from './unknown-document.ts';
import { unknownField } from './unknown-field.ts';
import { unknownLabelValue } from './unknown-label-value.ts';
import { unknownLabel } from './unknown-label.ts';
import { unknownMatcher } from './unknown-matcher.ts';
import { unknownMetric } from './unknown-metric.ts';
import { unknownReducer } from './unknown-reducer.ts';
import { unknownTransformation } from './unknown-transformation.ts';
import { unknownUnit } from './unknown-unit.ts';
import { unmatchedSetOperator } from './unmatched-set-operator.ts';
import { unreadableDocument } from './unreadable-document.ts';
import { unresolvedInput } from './unresolved-input.ts';
import { unsortedThresholds } from './unsorted-thresholds.ts';
import { unusedExclusion } from './unused-exclusion.ts';
import { unusedMetric } from './unused-metric.ts';
import { valueInRuleLabel } from './value-in-rule-label.ts';

/** Every check, sorted by id. */
export const CHECKS: readonly Check[] = [
  alertWithoutComparison,
  alertWithoutFor,
  alertWithoutRunbook,
  alertWithoutSeverity,
  alertWithoutSummary,
  averageOfAverages,
  averageOfQuantiles,
  brokenTemplate,
  bucketWithoutLe,
  bucketWithoutQuantile,
  circularVariable,
  classicAsNative,
  constantComparison,
  counterWithoutRate,
  deltaOnCounter,
  deprecatedMetric,
  duplicatePanelId,
  duplicateQuery,
  duplicateRefId,
  duplicateRule,
  editableDashboard,
  emptyInsteadOfZero,
  emptyJoin,
  emptyRange,
  experimentalSyntax,
  fixedDatasource,
  grafanaVariableInRule,
  histogramBaseName,
  importOnlyInput,
  impossibleComparison,
  impossibleGrouping,
  impossibleJoinLabel,
  impossibleLegend,
  impossibleRuleLabel,
  impossibleThreshold,
  impossibleVariableLabel,
  invalidPromql,
  invalidQuantile,
  invalidTime,
  invalidUid,
  labelReplaceWithoutSource,
  literalLe,
  lostJoinKey,
  manyToManyJoin,
  missingDescription,
  missingTitle,
  missingUnit,
  mixedUnits,
  multiValueEquals,
  namelessSelector,
  nanReliance,
  nativeAsClassic,
  needlessLabel,
  offGrid,
  openRangeMapping,
  overlappingPanels,
  paintedAbsence,
  panelWithoutQuery,
  rateEquality,
  rateOfSum,
  rateOnGauge,
  recordedLater,
  regexMatchesEverything,
  regexMatchesNothing,
  regexMatchesOneValue,
  repeatedColumn,
  ruleTextUnit,
  scriptLink,
  secretInFile,
  shortFor,
  shortRange,
  slowGroup,
  sortInRangePanel,
  sparklineWithoutRange,
  staleVariable,
  summaryAsHistogram,
  tableQueryShape,
  textWithoutTemplate,
  topkInAlert,
  topkInRangePanel,
  undeclaredVariable,
  unguardedDivision,
  unitMismatch,
  unknownBucket,
  unknownColour,
  unknownDocument,
  unknownField,
  unknownLabel,
  unknownLabelValue,
  unknownMatcher,
  unknownMetric,
  unknownReducer,
  unknownTransformation,
  unknownUnit,
  unmatchedSetOperator,
  unreadableDocument,
  unresolvedInput,
  unsortedThresholds,
  unusedExclusion,
  unusedMetric,
  valueInRuleLabel,
];
