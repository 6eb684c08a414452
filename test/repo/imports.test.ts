import { expect, it } from 'vitest';
import { moduleUse } from './imports.ts';

it.each([
  { text: `import type { A } from 'x';`, specifiers: ['x'] },
  { text: `import './y.ts';`, specifiers: ['./y.ts'] },
  { text: `export { q } from 'w';`, specifiers: ['w'] },
  { text: `export type { q } from 'w';`, specifiers: ['w'] },
  { text: `const m = await import('dynamic');`, specifiers: ['dynamic'] },
  { text: `// import 'comment';\nconst s = "import 'string'";`, specifiers: [] },
  { text: `export * from 'z';`, specifiers: ['z'], starExports: ['z'] },
  { text: `export * as z from 'z';`, specifiers: ['z'], starExports: ['z'] },
  { text: `const x = 1; export { x }; export default x;`, specifiers: [] },
])('reads $text', ({ text, specifiers, starExports = [] }) => {
  expect(moduleUse('x.ts', text)).toEqual({ specifiers, starExports });
});

it('refuses what does not parse', () => {
  expect(() => moduleUse('x.ts', 'import {')).toThrow(/^x\.ts does not parse/);
});
