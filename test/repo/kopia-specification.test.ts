import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeCatalog, kopia } from '@lockstep/catalog';
import { COMPOSE_VARIABLES, provisioningFiles } from '@lockstep/provisioning';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { KOPIA_SECTIONS } from '../../scripts/specification/kopia-sections.ts';
import type { Named, Proof, SpecificationRow } from '../../scripts/specification/row.ts';
import { readJson, ROOT } from '../../scripts/workspaces.ts';

const rows = KOPIA_SECTIONS.flatMap((section) => section.rows);

describe('every line of the Kopia specification', () => {
  it.each(rows)('$says is proven by a test that is there', ({ proof }) => {
    expect(proofProblem(proof)).toBe('');
  });

  it.each(rows.filter(hasName))('$says is named where it is used', ({ names }) => {
    expect(nameProblem(names)).toBe('');
  });

  it('stands once in each section', () => {
    for (const { title, rows: section } of KOPIA_SECTIONS) {
      const said = section.map(({ says }) => says);
      expect([title, said.filter((one, index) => said.indexOf(one) !== index)]).toEqual([title, []]);
    }
  });

  const specification = join(
    process.env['LOCKSTEP_SHARED'] ?? join(ROOT, '../shared'),
    'specs/kopia-prometheus-stack.md',
  );

  it('has a row here', (context) => {
    if (!existsSync(specification)) context.skip(`${specification} is not here`);
    const said = rows.map(({ says }) => says).join('\n');
    expect(linesOf(readFileSync(specification, 'utf8')).filter((line) => !said.includes(line))).toEqual([]);
  });
});

function hasName(row: SpecificationRow): row is SpecificationRow & { readonly names: Named } {
  return row.names !== undefined;
}

function proofProblem({ file, test }: Proof): string {
  if (!existsSync(join(ROOT, file))) return `${file} is not there`;
  return readFileSync(join(ROOT, file), 'utf8').includes(test) ? '' : `${file} has no test \`${test}\``;
}

function nameProblem(names: Named): string {
  if ('metric' in names) return metricProblem(names);
  if ('variable' in names)
    return Object.hasOwn(COMPOSE_VARIABLES, names.variable) ? '' : 'is no variable of the compose file';
  if ('panel' in names) {
    const file = join(ROOT, `dashboards/${names.dashboard}.json`);
    if (!existsSync(file)) return `${file} is not there`;
    const { panels } = JSON.parse(readFileSync(file, 'utf8')) as { panels: { title: string }[] };
    return panels.some(({ title }) => title === names.panel) ? '' : `no panel of ${names.dashboard} has this title`;
  }
  const rule = alertRule(names);
  if (rule === undefined) return `group ${names.rules} has no such alert`;
  expect(rule).toMatchObject(names.has ?? {});
  return '';
}

function alertRule({ rules: wanted, alert }: Extract<Named, { alert: string }>): object | undefined {
  const text = provisioningFiles().find(({ path }) => path === `prometheus/rules/${wanted}.yml`)?.text ?? '';
  const { groups = [] } = (parse(text) ?? {}) as { groups?: { name: string; rules: { alert?: string }[] }[] };
  return groups.find(({ name }) => name === wanted)?.rules.find((rule) => rule.alert === alert);
}

function metricProblem({ metric, labels }: Extract<Named, { metric: string }>): string {
  const found = catalogOf(metric)[metric];
  if (found === undefined) return 'is in no catalog';
  const missing = labels.filter((label) => !Object.hasOwn(found.labels, label));
  return missing.length === 0 ? '' : `lacks the labels ${missing.join(', ')}`;
}

const NODE_CATALOG = 'packages/catalog/src/external/node-exporter.json';

function catalogOf(metric: string): Readonly<Record<string, { readonly labels: object }>> {
  if (metric.startsWith('kopia_')) return describeCatalog(kopia).metrics;
  if (!existsSync(join(ROOT, NODE_CATALOG))) return {};
  return (readJson(NODE_CATALOG) as { metrics: Record<string, { labels: object }> }).metrics;
}

/** What the specification has in code, in tables and in its lists of panels and of security, without its layout. */
function linesOf(text: string): string[] {
  const code = [...text.matchAll(/```\w+\n([^]*?)```/g)].flatMap(([, block = '']) => block.split('\n'));
  const prose = text.replaceAll(/```[^]*?```/g, '');
  const cells = [...prose.matchAll(/^\| ((?:kopia|node|PROMETHEUS|GRAFANA)_\w+)/gm)].map(([, name = '']) => name);
  const panels = [...prose.matchAll(/^ {2}- (.+)$/gm)].map(([, panel = '']) => panel);
  const security = [...(prose.split('### Network Security')[1] ?? '').matchAll(/^- ([^[*\n].*)$/gm)].map(
    ([, line = '']) => line,
  );
  const lines = code.map((line) =>
    line
      .trim()
      .replace(/^- /, '')
      .replace(/^'(.*)'$/, '$1'),
  );
  return [...lines.filter((line) => !LAYOUT.test(line)), ...cells, ...panels, ...security];
}

/** Comments, brackets, keys that only hold others, and the example in another language. */
const LAYOUT = /^$|^#|^[\]{}()]*$|^\w+:$|^def |^return |^'kopia_|^promtool$/;
