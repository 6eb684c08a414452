/** What became of a rule of grafana/dashboard-linter. */
export interface LinterRule {
  /** As the linter calls it. */
  readonly rule: string;
  /** Ids of the checks that find what it finds; empty when it is left out. */
  readonly checks: readonly string[];
  /** How far they agree, or why it is left out. */
  readonly reason: string;
}

const LOGS = 'About Loki, whose targets are counted and not checked.';
const LABELS_OF_ONE_SETUP =
  'Presumes that every metric is told apart by that label. Which labels a metric has, the catalog says; a selector without a variable is no defect.';

/** Each rule of the linter, as of June 2026, with one answer. */
export const LINTER_RULES: readonly LinterRule[] = [
  {
    rule: 'panel-datasource-rule',
    checks: ['fixed-datasource'],
    reason: 'The data source may stand on the panel or on the target; the name of the variable does not matter.',
  },
  {
    rule: 'panel-no-targets-rule',
    checks: ['panel-without-query'],
    reason: 'The same, for all panels that draw data.',
  },
  {
    rule: 'panel-title-description-rule',
    checks: ['missing-description'],
    reason: 'The same, for all panels that draw data.',
  },
  {
    rule: 'panel-units-rule',
    checks: ['missing-unit', 'unknown-unit'],
    reason: 'Units are judged by the list of Grafana itself, in the defaults and in every override.',
  },
  {
    rule: 'target-counter-agg-rule',
    checks: ['counter-without-rate'],
    reason: 'By the type of the metric, not by its name.',
  },
  { rule: 'target-instance-rule', checks: [], reason: LABELS_OF_ONE_SETUP },
  { rule: 'target-job-rule', checks: [], reason: LABELS_OF_ONE_SETUP },
  { rule: 'target-logql-auto-rule', checks: [], reason: LOGS },
  { rule: 'target-logql-rule', checks: [], reason: LOGS },
  { rule: 'target-promql-rule', checks: ['invalid-promql'], reason: 'With types, and for one version of Prometheus.' },
  {
    rule: 'target-rate-interval-rule',
    checks: ['short-range', 'empty-range'],
    reason: 'A fixed range is right where it is long enough for the scrape interval; only a shorter one is a defect.',
  },
  {
    rule: 'template-datasource-rule',
    checks: ['fixed-datasource', 'undeclared-variable'],
    reason: 'A data source variable must be declared and used; its name and label are up to the author.',
  },
  { rule: 'template-instance-rule', checks: [], reason: LABELS_OF_ONE_SETUP },
  { rule: 'template-job-rule', checks: [], reason: LABELS_OF_ONE_SETUP },
  {
    rule: 'template-label-promql-rule',
    checks: ['invalid-promql', 'impossible-variable-label'],
    reason: 'Queries of variables are checked as all others are, and their labels, too.',
  },
  { rule: 'template-on-time-change-reload-rule', checks: ['stale-variable'], reason: 'The same.' },
  { rule: 'uneditable-dashboard', checks: ['editable-dashboard'], reason: 'The same.' },
];
