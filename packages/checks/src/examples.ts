import type { Check, QueryExample } from './check.ts';
import { checkDocuments } from './check-documents.ts';
import { CHECKS } from './checks/index.ts';
import type { Document, PanelView, TargetView } from './documents/document.ts';
import { readDocuments } from './documents/read-documents.ts';
import { EXAMPLE_CATALOG } from './example-catalog.ts';
import { RANGE_QUERY } from './example-use.ts';
import { knownMetrics } from './known-metrics.ts';
import type { Problem } from './problem.ts';
import type { Exclusion } from './severity.ts';

/** An example of a check, of whatever form its scope has. */
export type Example = Check['docs']['bad'][number];

/** What a check and all of the same scope say about an example of it, with the severities of our own files. */
export function problemsOfExample(check: Check, example: Example): readonly Problem[] {
  if (check.scope === 'file') return readDocuments('example', textOf(example)).problems;
  const options = { metrics: knownMetrics([EXAMPLE_CATALOG]), scrapeIntervalSeconds: 15, ownership: 'own' } as const;
  if (check.scope === 'exclusion') {
    // What does not look at exclusions has no examples that are any.
    const exclusions = [example as Exclusion];
    const found = { ...options, checks: [check], exclusions, fileProblems: [EXCLUDED_PROBLEM] };
    const { problems } = checkDocuments([], found);
    return problems.filter((problem) => problem.check !== EXCLUDED_PROBLEM.check);
  }
  const { problems } = checkDocuments(documentsOf(check, example), {
    ...options,
    checks: CHECKS.filter((other) => other.id === check.id || looksAtExamplesOf(check, other)),
  });
  return problems;
}

/** What the good examples of checks of exclusions exclude. */
const EXCLUDED_PROBLEM: Problem = {
  check: 'short-range',
  severity: 'error',
  file: 'dashboards/overview.json',
  panel: 'Requests',
  message: 'The range is too short.',
  fix: 'Make it longer.',
};

/** Checks of style are left out: an example of something else need not have a description, a unit and the like. */
function looksAtExamplesOf({ scope }: Check, other: Check): boolean {
  return other.scope === scope && scope !== 'project' && other.defect !== 'style';
}

function documentsOf(check: Check, example: Example): readonly Document[] {
  switch (check.scope) {
    case 'query':
    case 'text':
      return [dashboardOf([example as QueryExample])];
    case 'project':
      return [dashboardOf(example as readonly string[])];
    case 'panel':
      return read({ title: 'Example', panels: [example] });
    case 'dashboard':
      return read(example);
    case 'rule':
      return readDocuments('example.yml', rulesAround(textOf(example))).documents;
    case 'exclusion':
    case 'file':
      return [];
  }
}

function textOf(example: Example): string {
  return typeof example === 'string' ? example : JSON.stringify(example);
}

function read(json: unknown): readonly Document[] {
  return readDocuments('example.json', JSON.stringify(json)).documents;
}

/** A rule file around one rule, a list of rules, or a group. */
function rulesAround(example: string): string {
  const text = example.trim();
  const rules = text.startsWith('- ') ? text : `- ${indented(text, 2).trimStart()}`;
  const group = text.startsWith('name:') ? text : `name: example\nrules:\n${indented(rules, 2)}`;
  return `groups:\n  - ${indented(group, 4).trimStart()}\n`;
}

function indented(text: string, spaces: number): string {
  return text.replaceAll(/^/gm, ' '.repeat(spaces));
}

/** A dashboard of one panel, whose queries are used as the examples say. */
function dashboardOf(examples: readonly QueryExample[]): Document {
  const [dashboard] = readDocuments(
    'example.json',
    JSON.stringify({ title: 'Example', panels: [EMPTY_PANEL] }),
  ).documents;
  if (dashboard?.kind !== 'dashboard') throw new TypeError('The dashboard around examples is not read as one.');
  return {
    ...dashboard,
    panels: dashboard.panels.map((panel) => ({ ...panel, targets: examples.map((one) => target(one, panel)) })),
  };
}

const EMPTY_PANEL = { type: 'timeseries', title: 'Example', targets: [] };

function target(example: QueryExample, { path }: PanelView): TargetView {
  const { expr, use } = typeof example === 'string' ? { expr: example, use: RANGE_QUERY } : example;
  return {
    text: expr,
    use,
    path: `${path}/targets/0/expr`,
    targetPath: `${path}/targets/0`,
    refId: 'A',
    hidden: false,
    json: {},
    datasource: undefined,
  };
}
