import { createHash } from 'node:crypto';
import { CHECK_PAGES, CHECKS, type Problem } from '@lockstep/checks';
import { CLI_VERSION } from '../../../version.ts';
import { fingerprint } from '../baseline.ts';
import type { Report } from './report.ts';

/**
 * SARIF 2.1.0, for code scanning.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif({ problems, lineOf }: Report): string {
  const ids = [...new Set(problems.map(({ check }) => check))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'lockstep', version: CLI_VERSION, rules: ids.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => resultOf(problem, ids.indexOf(problem.check), lineOf(problem))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(id: string): object {
  const docs = CHECKS.find((check) => check.id === id)?.docs;
  if (docs === undefined) return { id };
  return {
    id,
    shortDescription: { text: docs.summary },
    fullDescription: { text: `${docs.summary} ${docs.why}` },
    help: { text: `${docs.why} See ${CHECK_PAGES}/${id}.md.` },
  };
}

function resultOf(problem: Problem, ruleIndex: number, line: number | undefined): object {
  const { check, severity, file, panel, message, fix } = problem;
  return {
    ruleId: check,
    ruleIndex,
    level: severity,
    message: { text: `${message}\nFix: ${fix}` },
    locations: file === undefined ? [] : [locationOf(file, panel, line)],
    partialFingerprints: { 'lockstep/v1': createHash('sha256').update(fingerprint(problem)).digest('hex') },
  };
}

function locationOf(file: string, panel: string | undefined, line: number | undefined): object {
  const uri = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri },
      ...(line === undefined ? {} : { region: { startLine: line } }),
    },
    ...(panel === undefined ? {} : { logicalLocations: [{ name: panel }] }),
  };
}
