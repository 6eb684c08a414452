import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { workspaces } from '../../scripts/workspaces.ts';
import { readText, repositoryFiles } from './files.ts';

const sources = repositoryFiles().filter(
  (file) => /\/src\/.*\.ts$/.test(file) && !/\.(test|test-d|bench|fixture)\.ts$|\/testdata\//.test(file),
);

// Of what is exported by name and declared in the same statement; a list of names (`export { a }`) is documented elsewhere.
describe.each(workspaces())('$folder', ({ folder }) => {
  it('explains every export in a comment before it', () => {
    const silent = sources
      .filter((file) => file.startsWith(`${folder}/`))
      .flatMap((file) => unexplainedExports(file, readText(file)).map((name) => `${file}: ${name}`));
    expect(silent).toEqual([]);
  });
});

it.each([
  { text: '/** Why. */\nexport const a = 1;', want: [] },
  { text: 'export const a = 1, b = 2;', want: ['a', 'b'] },
  { text: '// Why.\nexport function f() {}', want: ['f'] },
  { text: '/** Why. */\nconst x = 1;\nexport class C {}', want: ['C'] },
  { text: '/** Why. */\nexport function f(a: string): void;\nexport function f(a: number): void;', want: [] },
  { text: 'export type Word = (typeof WORDS)[number];', want: [] },
  { text: 'export const rateOnGauge: Check = {};\nexport const other: Other = {};', want: ['other'] },
  { text: "export { a } from './a.ts';\nexport type T = 1;", want: ['T'] },
])('reads $text', ({ text, want }) => {
  expect(unexplainedExports('x.ts', text)).toEqual(want);
});

/** Names of the exported declarations that no doc comment precedes. Of overloads one comment serves all. */
function unexplainedExports(file: string, text: string): string[] {
  const { program, comments } = parseSync(file, text);
  const docEnds = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*')).map(({ end }) => end);
  const explained = new Set<string>();
  const silent = new Set<string>();
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) continue;
    if (isElementType(statement.declaration) || isCheck(statement.declaration)) continue;
    const hasComment = docEnds.some((end) => end <= statement.start && text.slice(end, statement.start).trim() === '');
    for (const name of declaredNames(statement.declaration)) (hasComment ? explained : silent).add(name);
  }
  return [...silent].filter((name) => !explained.has(name));
}

type Declaration = Extract<
  ReturnType<typeof parseSync>['program']['body'][number],
  { type: 'ExportNamedDeclaration' }
>['declaration'];

/** `type Word = (typeof WORDS)[number]` says nothing that the comment of the list does not. */
function isElementType(declaration: NonNullable<Declaration>): boolean {
  if (declaration.type !== 'TSTypeAliasDeclaration') return false;
  const type = declaration.typeAnnotation;
  if (type.type !== 'TSIndexedAccessType' || type.indexType.type !== 'TSNumberKeyword') return false;
  const list = type.objectType.type === 'TSParenthesizedType' ? type.objectType.typeAnnotation : type.objectType;
  return list.type === 'TSTypeQuery';
}

/** A check carries its documentation as data: `export const rateOnGauge: Check = { id, summary, ... }`. */
function isCheck(declaration: NonNullable<Declaration>): boolean {
  if (declaration.type !== 'VariableDeclaration') return false;
  return declaration.declarations.every(({ id }) => {
    const type = id.typeAnnotation?.typeAnnotation;
    return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Check';
  });
}

function declaredNames(declaration: NonNullable<Declaration>): string[] {
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : 'a pattern'));
  }
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id.name] : [];
}
