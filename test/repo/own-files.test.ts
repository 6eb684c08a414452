import { checkDocuments, knownMetrics, readDocuments, renderProblem } from '@lockstep/checks';
import { describe, expect, it } from 'vitest';
import { ownProject } from '../conformance/mutations/own-project.ts';

const { files, catalogs, scrapeIntervalSeconds, exclusions } = ownProject();
const METRICS = knownMetrics(catalogs);

/** What people read who renamed a metric: the file, the panel, the place in the query, and what to do. */
function findings(texts: typeof files): string[] {
  const read = texts.map(({ file, text }) => readDocuments(file, text));
  const { problems } = checkDocuments(
    read.flatMap(({ documents }) => documents),
    {
      metrics: METRICS,
      ownership: 'own',
      // Not every metric is for a panel; some are for whoever looks for a fault.
      severities: { 'unused-metric': 'off' },
      exclusions,
      scrapeIntervalSeconds,
      fileProblems: read.flatMap((one) => one.problems),
    },
  );
  return problems.map((problem) => renderProblem(problem));
}

describe('our own dashboards and rules', () => {
  it('ask for what our catalogs have', () => {
    expect(findings(files).join('\n\n')).toBe('');
  });

  it('would be told where an old name stands, and which is meant', () => {
    const [stale] = findings(
      files.map(({ file, text }) => ({ file, text: text.replaceAll('rm_hosts_online', 'rm_hosts_onlin') })),
    );
    expect(stale).toContain('error  unknown-metric  dashboards/restic-fleet.json, "');
    expect(stale).toContain('sum(rm_hosts_onlin)');
    expect(stale).toContain('Did you mean `rm_hosts_online`?');
  });
});
