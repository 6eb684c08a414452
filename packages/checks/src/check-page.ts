import type { Check } from './check.ts';
import { type Example, problemsOfExample } from './examples.ts';
import { RANGE_QUERY } from './example-use.ts';
import type { QueryUse } from './query-use.ts';
import { renderProblem } from './render.ts';
import { SEVERITIES } from './severity.ts';

/** The page of a check, as Markdown: everything on it is data of the check, or what it says about its examples. */
export function checkPage(check: Check): string {
  const { id, docs } = check;
  return [
    '<!-- DO NOT EDIT: made by `npm run generate`. -->',
    `# ${id}`,
    `${docs.summary} ${docs.why}`,
    severityLine(check),
    '## Bad',
    ...docs.bad.flatMap((example) => [fenced(check, example), said(check, example)]),
    '## Good',
    ...docs.good.map((example) => fenced(check, example)),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The list of all checks, as Markdown. */
export function checkIndex(checks: readonly Check[]): string {
  const rows = checks.map(
    ({ id, defect, scope, docs }) => `| [${id}](${id}.md) | ${scope} | ${defect} | ${cell(docs.summary)} |`,
  );
  return [
    '<!-- DO NOT EDIT: made by `npm run generate`. -->',
    '',
    '# Checks',
    '',
    `${checks.length} checks. What a class means for a file of our own and for one of somebody else:`,
    '',
    '| class | own | foreign |',
    '| --- | --- | --- |',
    ...(['impossible', 'misleading', 'style'] as const).map(
      (defect) => `| ${defect} | ${SEVERITIES.own[defect]} | ${SEVERITIES.foreign[defect]} |`,
    ),
    '',
    '| check | looks at | class | finds |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function severityLine({ scope, defect }: Check): string {
  return `Looks at: ${scope}. Class: ${defect}; ${SEVERITIES.own[defect]} in our own files, ${SEVERITIES.foreign[defect]} in files of others.`;
}

const JSON_SCOPES: ReadonlySet<Check['scope']> = new Set(['panel', 'dashboard', 'exclusion'] as const);

/** The language of an example, for whoever colours it: by its scope, and where it is a file, by its first character. */
function fenced({ scope }: Check, example: Example): string {
  const text = textOfExample(example).trimEnd();
  const isJson = JSON_SCOPES.has(scope) || (scope === 'file' && /^[[{]/.test(text));
  const language = isJson ? 'json' : scope === 'rule' || scope === 'file' ? 'yaml' : 'promql';
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function textOfExample(example: Example): string {
  if (typeof example === 'string') return example;
  if (Array.isArray(example)) return example.join('\n');
  if (!('use' in example)) return JSON.stringify(example, null, 2);
  return [...useNotes(example.use), example.expr].join('\n');
}

/** What is not usual about the use of a query: PromQL alone is the range query of a panel. */
function useNotes(use: QueryUse): readonly string[] {
  if (use.kind !== 'panel') return [use.kind === 'record' ? '# recording rule' : `# ${use.kind}`];
  const { range, format, legend, minIntervalSeconds, units, variables } = use;
  const notes = {
    instant: range ? '' : 'yes',
    format: format === RANGE_QUERY.format ? '' : format,
    legend,
    'minimum interval': minIntervalSeconds === undefined ? '' : `${minIntervalSeconds} s`,
    unit: units.join(', '),
    'several values': variables
      .flatMap(({ name, multi, includeAll }) => (multi || includeAll ? `$${name}` : []))
      .join(', '),
    'one value': variables.flatMap(({ name, multi, includeAll }) => (multi || includeAll ? [] : `$${name}`)).join(', '),
  };
  return Object.entries(notes).flatMap(([what, value]) => (value === '' ? [] : `# ${what}: ${value}`));
}

function said(check: Check, example: Example): string {
  const rendered = problemsOfExample(check, example)
    .map((problem) => renderProblem(problem))
    .join('\n\n');
  return `\`\`\`text\n${rendered}\n\`\`\``;
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}
