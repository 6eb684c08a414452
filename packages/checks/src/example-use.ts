import type { QueryExample } from './check.ts';
import type { PanelUse } from './query-use.ts';

/** The use of an example that is PromQL alone: a line over time, of a panel that says nothing more. */
export const RANGE_QUERY: PanelUse = {
  kind: 'panel',
  panelType: 'timeseries',
  range: true,
  instant: false,
  format: 'time_series',
  legend: '',
  variables: [],
  units: [],
};

/** An example that is the query of a panel. */
export function panelQuery(expr: string, use: Partial<PanelUse>): QueryExample {
  return { expr, use: { ...RANGE_QUERY, ...use } };
}

/** An example that is asked for one point in time, as tiles and tables do. */
export function instantQuery(expr: string): QueryExample {
  return panelQuery(expr, { range: false, instant: true });
}

/** An example that is the expression of an alerting rule. */
export function alertQuery(expr: string): QueryExample {
  return { expr, use: { kind: 'alert', labels: {}, annotations: {} } };
}

/** A rule as YAML, one field a line. */
export function ruleExample(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .flatMap(([key, value]) =>
      value === undefined ? [] : `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join('\n');
}

/** A complete alert, but for what is changed. */
export function alertRule(expr: string, changes: Readonly<Record<string, unknown>> = {}): string {
  return ruleExample({
    alert: 'Example',
    expr,
    for: '5m',
    labels: { severity: 'warning' },
    annotations: { summary: 'Something is wrong.', runbook_url: 'https://example.org/runbook' },
    ...changes,
  });
}

/** A complete alert that says this. */
export function alertSaying(expr: string, summary: string): string {
  return alertRule(expr, { annotations: { summary, runbook_url: 'https://example.org/runbook' } });
}

/** Rules of one group, in their order. */
export function ruleList(...rules: readonly string[]): string {
  return rules.map((rule) => `- ${rule.replaceAll('\n', '\n  ')}`).join('\n');
}

/** Rules of a group with these fields. */
export function ruleGroup(
  fields: { readonly name: string; readonly interval: string },
  ...rules: readonly string[]
): string {
  return `${ruleExample(fields)}\nrules:\n  ${ruleList(...rules).replaceAll('\n', '\n  ')}`;
}
