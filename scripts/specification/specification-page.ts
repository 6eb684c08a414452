import type { SpecificationRow, SpecificationSection } from './row.ts';

/** The page that shows a specification line by line: where each name lives here, and which test proves it. */
export function specificationPage(title: string, about: string, sections: readonly SpecificationSection[]): string {
  const parts = sections.map(({ title: heading, rows }) => `## ${heading}\n\n${table(rows)}`);
  const head = '<!-- Generated from scripts/specification by `npm run generate`. DO NOT EDIT. -->';
  return [head, `# ${title}`, about, ...parts].join('\n\n').concat('\n');
}

function table(rows: readonly SpecificationRow[]): string {
  const lines = rows.map(({ says, here, instead, proof }) =>
    [`\`${says}\``, here, instead ?? '', `\`${proof.file}\`: ${proof.test}`].map(cell).join(' | '),
  );
  return [
    '| the specification says | here | instead, and why | proven by |',
    '| --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}
