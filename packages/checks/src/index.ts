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
export { readDocuments } from './documents/read-documents.ts';
export type { KnownMetrics, KnownSeries, SeriesRole } from './known-metrics.ts';
export type { Problem, Severity } from './problem.ts';
export type { PanelUse, QueryUse, RuleUse, VariableFacts } from './query-use.ts';
