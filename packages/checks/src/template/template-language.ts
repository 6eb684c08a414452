import type { RulesDocument } from '../documents/document.ts';

/** What the functions and names of a rule's templates are, by the flavour of the rules. */
export interface TemplateLanguage {
  readonly functions: ReadonlySet<string>;
  /** Variables that are there from the start, `$` included. */
  readonly variables: readonly string[];
  /** Fields of the data of the template: `.Labels`. */
  readonly fields: readonly string[];
}

/** The functions and names of the rules of a flavour. */
export function templateLanguage(flavour: RulesDocument['flavour']): TemplateLanguage {
  return flavour === 'grafana' ? GRAFANA_TEMPLATES : PROMETHEUS_TEMPLATES;
}

/** Functions of Go's `text/template` itself. */
const GO = [
  'and',
  'call',
  'eq',
  'ge',
  'gt',
  'html',
  'index',
  'js',
  'le',
  'len',
  'lt',
  'ne',
  'not',
  'or',
  'print',
  'printf',
  'println',
  'slice',
  'urlquery',
];

/** Functions that both Prometheus and Grafana add. Source: prometheus/prometheus, `template/template.go`. */
const SHARED = [
  'args',
  'externalURL',
  'graphLink',
  'humanize',
  'humanize1024',
  'humanizeDuration',
  'humanizePercentage',
  'humanizeTimestamp',
  'match',
  'parseDuration',
  'pathPrefix',
  'reReplaceAll',
  'safeHtml',
  'stripDomain',
  'stripPort',
  'tableLink',
  'title',
  'toLower',
  'toTime',
  'toUpper',
];

/** Rules of Prometheus, however they are deployed. */
const PROMETHEUS_TEMPLATES: TemplateLanguage = {
  functions: new Set([
    ...GO,
    ...SHARED,
    'first',
    'label',
    'now',
    'query',
    'sortByLabel',
    'strvalue',
    'toDuration',
    'urlQueryEscape',
    'value',
  ]),
  variables: ['$', '$labels', '$externalLabels', '$externalURL', '$value'],
  fields: ['Labels', 'ExternalLabels', 'ExternalURL', 'Value'],
};

/** Rules of Grafana's own alerting. Source: grafana/grafana, `pkg/services/ngalert/state/template`. */
const GRAFANA_TEMPLATES: TemplateLanguage = {
  functions: new Set([
    ...GO,
    ...SHARED,
    'deduplicateLabels',
    'deduplicateLabelsFunc',
    'filterLabels',
    'filterLabelsRe',
    'mergeLabelValues',
    'removeLabels',
    'removeLabelsRe',
    'removeLabelslRe',
  ]),
  variables: ['$', '$labels', '$values', '$value'],
  fields: ['Labels', 'Values', 'Value'],
};
