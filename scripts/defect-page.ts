import { compareExample } from '../apps/cli/src/commands/verify/compare-example.ts';
import type { AnyDefect, PageExample } from '../apps/cli/src/commands/verify/defect.ts';
import { DEFECTS } from '../apps/cli/src/commands/verify/defects/index.ts';
import { EXAMPLE_CATALOG } from '../apps/cli/src/commands/verify/example-catalog.ts';
import { renderFindings } from '../apps/cli/src/commands/verify/formats/pretty.ts';

/** The page of everything that `lockstep verify` can find: all of it is data of the defects, or what they say. */
export function defectPage(): string {
  const rows = DEFECTS.map(
    ({ id, severity, severityWhenObserved = severity, docs }) =>
      `| [${id}](#${id}) | ${severity} | ${severityWhenObserved} | ${docs.summary.replaceAll('|', String.raw`\|`)} |`,
  );
  return [
    '<!-- DO NOT EDIT: made by `npm run generate`. -->',
    '# What `lockstep verify` finds',
    `${DEFECTS.length} defects. The second severity is that of a catalog that is made of pages that somebody saw (\`lockstep import\`, node exporter, Prometheus): another version may well have more. With \`--strict\` the first counts there, too.`,
    ['| defect | severity | when seen only | finds |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    `The examples are compared with this catalog:\n\n\`\`\`json\n${JSON.stringify(EXAMPLE_CATALOG, undefined, 2)}\n\`\`\``,
    ...DEFECTS.flatMap(section),
  ]
    .join('\n\n')
    .concat('\n');
}

function section({ id, docs }: AnyDefect): readonly string[] {
  return [`## ${id}`, `${docs.summary} ${docs.why}`, `Fix: ${docs.fix}`, ...docs.bad.flatMap(exampleOf)];
}

function exampleOf(example: PageExample): readonly string[] {
  const { page, earlier, families, ignore } = example;
  const [first, ...more] = compareExample(example);
  const said = first === undefined ? '' : renderFindings([first, ...more], 'page.prom');
  return [
    ...(earlier === undefined ? [] : ['Earlier:', fenced(earlier)]),
    ...(ignore === undefined ? [] : [`With ${ignore.map((text) => `\`--ignore '${text}'\``).join(', ')}:`]),
    page === '' ? `A page without ${(families ?? []).map((name) => `\`${name}\``).join(', ')}:` : fenced(page),
    fenced(said),
  ];
}

function fenced(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}
