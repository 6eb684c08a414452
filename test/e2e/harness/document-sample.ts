import { readFileSync } from 'node:fs';

/**
 * The one code block of a document that is marked with a language, so that a test runs what an operator copies.
 *
 * @param page path from the root of the repository
 */
export function documentSample(page: string, language: string): string {
  const text = readFileSync(new URL(`../../../${page}`, import.meta.url), 'utf8');
  const blocks = [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, marked, code]) =>
    marked === language && code !== undefined ? [code] : [],
  );
  const [block] = blocks;
  if (block === undefined || blocks.length > 1) {
    throw new Error(`${page} has ${blocks.length} code blocks marked \`${language}\`, not one.`);
  }
  return block;
}
