import { type ExpositionProblem, PROBLEMS } from '@lockstep/metrics';
import { type Page, readStoredPage } from '../../pages/stored-page.ts';
import type { Observation } from './observation.ts';

/**
 * Notes everything that a page says. Exporters are taken as they are: what a line lacks is left out, and what was odd
 * comes back, one line for each kind.
 */
export function observePage(page: Page, observation: Observation): readonly string[] {
  const stored = readStoredPage(page);
  if ('notMetrics' in stored) return [`This is ${stored.notMetrics}, no page of metrics: is the path /metrics?`];
  for (const { name, type, help, unit, samples } of stored.families) {
    observation.declare(name, { type, help, unit }, page.source);
    for (const { labels } of samples) observation.series(name, labels);
  }
  return oddities(stored.problems);
}

function oddities(problems: readonly ExpositionProblem[]): readonly string[] {
  return [...new Set(problems.map(({ code }) => code))].map((code) => {
    const [first, ...more] = problems.filter((problem) => problem.code === code);
    const count = more.length === 0 ? '' : ` (and ${more.length} more)`;
    return `line ${first?.line}${count}: ${PROBLEMS[code]} Here: ${first?.message}.`;
  });
}
