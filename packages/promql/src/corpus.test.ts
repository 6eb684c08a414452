import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it, type TestContext } from 'vitest';
import { parseQuery, selectorsOf } from './index.ts';

/** Public test material that is not part of the repository: below `LOCKSTEP_SHARED`, or a folder `shared` beside it. */
const SHARED = process.env['LOCKSTEP_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const CORPORA = `${SHARED}/corpora`;

/** What the grammar does not know though Prometheus does: numbers with a final dot, and spellings of rare functions. */
const KNOWN_GAPS = [/\d\.(?!\d)/, /\b(?:min|max)_of\(/, /STEP\(\)/i, /^offset\{/];

function needs(context: TestContext, path: string): string {
  const full = `${CORPORA}/${path}`;
  if (!existsSync(full)) context.skip(`Public test material is missing: ${full}`);
  return full;
}

const parses = (query: string): boolean => parseQuery(query).problems.length === 0;
const isKnownGap = (query: string): boolean => KNOWN_GAPS.some((gap) => gap.test(query));

it('every query of public dashboards parses, macros and all, and has selectors where they stand', (context) => {
  const folder = needs(context, 'dashboards');
  const queries = readdirSync(folder).flatMap((file) =>
    queriesIn(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))),
  );
  expect(queries.length).toBeGreaterThan(900);
  expect(queries.filter((query) => !parses(query))).toEqual([]);
  for (const query of queries) {
    const [first] = selectorsOf(parseQuery(query));
    expect(query.slice(first?.from, first?.to)).toContain(first?.metric);
  }
});

it('what Prometheus parses, parses', (context) => {
  const cases = JSON.parse(readFileSync(needs(context, 'promql/parse-cases.json'), 'utf8')) as ParseCase[];
  const valid = cases.filter((one) => one.valid).map(({ input }) => input);
  expect(valid.length).toBeGreaterThan(200);
  expect(valid.filter((query) => !parses(query) && !isKnownGap(query))).toEqual([]);
  // The other half of the invalid ones is about types, which are not looked at here.
  expect(cases.filter(({ valid, input }) => !valid && !parses(input)).length).toBeGreaterThanOrEqual(72);
});

it('what Prometheus evaluates in its own tests, parses', (context) => {
  const folder = needs(context, 'promql/promqltest');
  const queries = readdirSync(folder).flatMap((file) => evaluated(readFileSync(`${folder}/${file}`, 'utf8')));
  expect(queries.length).toBeGreaterThan(2200);
  expect(queries.filter((query) => !parses(query) && !isKnownGap(query))).toEqual([]);
});

interface ParseCase {
  readonly input: string;
  readonly valid: boolean;
}

function queriesIn(json: unknown): string[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) =>
    key === 'expr' && typeof value === 'string' ? [value] : queriesIn(value),
  );
}

function evaluated(script: string): string[] {
  const line =
    /^eval(?:_\w+)?\s+(?:(?:fail|warn|info|ordered)\s+)*(?:instant\s+at\s+\S+|range\s+from\s+\S+\s+to\s+\S+\s+step\s+\S+)\s+(.*)$/gm;
  return [...script.matchAll(line)].flatMap(([, query]) => query ?? []);
}
