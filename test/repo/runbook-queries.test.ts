import { checkDocuments, knownMetrics, readDocuments, renderProblem } from '@lockstep/checks';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { ownProject } from '../conformance/mutations/own-project.ts';
import { readText, repositoryFiles } from './files.ts';

const { catalogs, scrapeIntervalSeconds } = ownProject();
const METRICS = knownMetrics(catalogs);

const RUNBOOKS = repositoryFiles()
  .filter((file) => /^docs\/runbooks\/.+\.md$/.test(file))
  .map((file) => ({ file, queries: queriesIn(readText(file)) }))
  .filter(({ queries }) => queries.length > 0);

/** The lines of blocks of PromQL: one query each. */
function queriesIn(text: string): readonly string[] {
  return [...text.matchAll(/^```promql\n(.*?)^```$/gms)].flatMap(([, block = '']) => block.trim().split('\n'));
}

/** Only what cannot work: a runbook asks for raw numbers that no panel should show. */
function brokenQueries(file: string, queries: readonly string[]): readonly string[] {
  const rules = queries.map((expr, index) => ({ record: `runbook:query:line${index}`, expr }));
  const { documents, problems } = readDocuments(`${file}.yml`, stringify({ groups: [{ name: 'runbook', rules }] }));
  const checked = checkDocuments(documents, {
    metrics: METRICS,
    ownership: 'foreign',
    scrapeIntervalSeconds,
    fileProblems: problems,
  });
  return checked.problems.filter(({ severity }) => severity === 'error').map((problem) => renderProblem(problem));
}

it('runbooks have queries', () => {
  expect(RUNBOOKS.length).toBeGreaterThan(20);
});

it.each(RUNBOOKS)('$file asks for what there is', ({ file, queries }) => {
  expect(brokenQueries(file, queries).join('\n\n')).toBe('');
});

it('a query for what there is not would be told', () => {
  expect(brokenQueries('none', ['sum(manager_db_connection)'])[0]).toContain('manager_db_connections');
});
