import { describe, expect, it } from 'vitest';
import { checkDocuments } from './check-documents.ts';
import { readDocuments } from './documents/read-documents.ts';
import { EXAMPLE_CATALOG } from './example-catalog.ts';
import { alertSaying, ruleExample, ruleGroup } from './example-use.ts';
import { knownMetrics } from './known-metrics.ts';

function rulesFile(...rules: readonly string[]): string {
  const group = ruleGroup({ name: 'example', interval: '1m' }, ...rules);
  return `groups:\n  - ${group.replaceAll('\n', '\n    ')}\n`;
}

function dashboard(expr: string, legend: string): string {
  const target = { refId: 'A', expr, legendFormat: legend };
  const datasource = { type: 'prometheus', uid: 'prometheus' };
  return JSON.stringify({
    title: 'Example',
    panels: [{ type: 'timeseries', title: 'Example', datasource, targets: [target] }],
  });
}

/** Ids and messages of what is impossible in files of others. */
function errorsIn(files: Readonly<Record<string, string>>): readonly string[] {
  const documents = Object.entries(files).flatMap(([file, text]) => readDocuments(file, text).documents);
  const { problems } = checkDocuments(documents, { metrics: knownMetrics([EXAMPLE_CATALOG]), ownership: 'foreign' });
  return problems.flatMap(({ check, severity, message }) => (severity === 'error' ? `${check}: ${message}` : []));
}

describe('what recording rules make', () => {
  const RULES = rulesFile(
    ruleExample({ record: 'route:requests:rate5m', expr: 'sum by (route) (rate(http_requests_total[5m]))' }),
  );

  it('is known to dashboards, whichever file comes first', () => {
    expect(errorsIn({ 'a.json': dashboard('route:requests:rate5m', '{{route}}'), 'b.yml': RULES })).toEqual([]);
  });

  it('has the labels of its expression', () => {
    const found = errorsIn({ 'a.json': dashboard('route:requests:rate5m', '{{method}}'), 'b.yml': RULES });
    expect(found).toEqual([expect.stringMatching(/^impossible-legend: The legend names `method`/)]);
  });
});

describe('queries in the texts of an alert', () => {
  it('are checked like all others', () => {
    const text =
      '{{ query "sum(nothing_of_that_name)" | first | value }} of {{ query "sum(host_up)" | first | value }}';
    const found = errorsIn({ 'a.yml': rulesFile(alertSaying('host_up == 0', text)) });
    expect(found).toEqual([expect.stringMatching(/^unknown-metric: .*`nothing_of_that_name`/)]);
  });

  it('are put together from labels, which fit anything', () => {
    const text = `{{ with printf "queue_length{queue='%s'}" $labels.queue | query }}{{ . | first | value }}{{ end }}`;
    expect(errorsIn({ 'a.yml': rulesFile(alertSaying('queue_length > 10', text)) })).toEqual([]);
  });
});

describe('alerts of Grafana', () => {
  const summary = (text: string) => `apiVersion: 1
groups:
  - name: example
    folder: example
    interval: 1m
    rules:
      - uid: host-down
        title: Host down
        condition: B
        for: 5m
        data:
          - refId: A
            datasourceUid: prometheus
            model: { refId: A, expr: 'host_up', datasource: { type: prometheus, uid: prometheus } }
          - refId: B
            datasourceUid: __expr__
            model: { refId: B, type: threshold, expression: A }
        labels: { severity: warning }
        annotations: { summary: '${text}', runbook_url: 'https://example.org/runbook' }
`;

  it('may be compared outside of the query, and have words of their own in texts', () => {
    const documents = readDocuments('a.yml', summary('{{ $values.A.Value }} of {{ $labels.host }}')).documents;
    const { problems } = checkDocuments(documents, { metrics: knownMetrics([EXAMPLE_CATALOG]), ownership: 'own' });
    expect(problems.filter(({ check }) => check !== 'unused-metric')).toEqual([]);
  });

  it('have no queries in texts', () => {
    const found = errorsIn({ 'a.yml': summary('{{ query "host_up" | first | value }}') });
    expect(found.map((problem) => problem.split(':')[0])).toContain('broken-template');
  });
});
