export { checkDocuments, type CheckOptions, type CheckResult } from './check-documents.ts';
export { checkIndex, checkPage } from './check-page.ts';
export {
  type Check,
  type CheckContext,
  type CheckDocs,
  type DefectClass,
  defineCheck,
  type DocumentFinding,
  type PanelSubject,
  type QueryFinding,
  type QuerySubject,
  type RuleSubject,
} from './check.ts';
export type {
  DashboardDocument,
  Document,
  FieldOption,
  GridPlace,
  JsonObject,
  OverrideView,
  PanelView,
  Placed,
  PlacedQuery,
  RuleGroupView,
  RulesDocument,
  RuleView,
  TargetView,
  TransformationView,
  VariableView,
} from './documents/document.ts';
export { CHECKS } from './checks/index.ts';
export { type KnownMetrics, knownMetrics, type KnownSeries, type SeriesRole } from './known-metrics.ts';
export { readDocuments } from './documents/read-documents.ts';
export { LINTER_RULES, type LinterRule } from './linter-rules.ts';
export type { Problem, Severity } from './problem.ts';
export type { PanelUse, QueryUse, RuleUse, VariableFacts } from './query-use.ts';
export { recordedSeries } from './recorded-series.ts';
export { listed, suggestion } from './selectors/suggestion.ts';
export { CHECK_PAGES, printable, renderProblem, type RenderOptions } from './render.ts';
export { type Exclusion, type Ownership, SEVERITIES, type SeveritySetting } from './severity.ts';
