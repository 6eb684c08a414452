import type { Check } from './check.ts';
import { type Example, problemsOfExample } from './examples.ts';
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

/** The language of an example, for whoever colours it: by its scope, and where it is a file, by its first character. */
function fenced({ scope }: Check, example: Example): string {
  const text = textOfExample(example).trimEnd();
  const isJson = scope === 'panel' || scope === 'dashboard' || (scope === 'file' && /^[[{]/.test(text));
  const language = isJson ? 'json' : scope === 'rule' || scope === 'file' ? 'yaml' : 'promql';
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function textOfExample(example: Example): string {
  if (typeof example === 'string') return example;
  if (Array.isArray(example)) return example.join('\n');
  return 'expr' in example && typeof example.expr === 'string' ? example.expr : JSON.stringify(example, null, 2);
}

function said(check: Check, example: Example): string {
  const rendered = problemsOfExample(check, example).map(renderProblem).join('\n\n');
  return `\`\`\`text\n${rendered}\n\`\`\``;
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}
