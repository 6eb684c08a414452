import { type ExpositionProblem, type ExpositionProblemCode, PROBLEMS } from '@lockstep/metrics';
import type { Found } from './defect.ts';
import { shortened } from './quoted.ts';

/**
 * What Prometheus reads over in the text format without losing or mistaking a sample. A timestamp is among them: it is
 * allowed, and rarely meant.
 */
export const UNTIDY: ReadonlySet<ExpositionProblemCode> = new Set([
  'help-twice',
  'metadata-after-sample',
  'no-final-newline',
  'not-grouped',
  'timestamp',
  'type-twice',
  'unit-twice',
  'unknown-escape',
] as const);

/** Longest message of the parser that is repeated, in characters. */
const MAX_MESSAGE = 300;

/** Whether a problem costs no sample. */
export function isUntidy({ code }: ExpositionProblem): boolean {
  return UNTIDY.has(code);
}

/** One finding for each kind of problem, at its first line. */
export function pageProblems(problems: readonly ExpositionProblem[]): readonly Found[] {
  const byCode = new Map<ExpositionProblemCode, { readonly first: ExpositionProblem; count: number }>();
  for (const problem of problems) {
    const known = byCode.get(problem.code);
    if (known === undefined) byCode.set(problem.code, { first: problem, count: 1 });
    else known.count += 1;
  }
  return [...byCode.values()].map(({ first: { code, line, message }, count }) => {
    const more = count === 1 ? '' : ` (and ${count - 1} more)`;
    return { line, message: `${code}: ${PROBLEMS[code]} Here${more}: ${shortened(message, MAX_MESSAGE)}.` };
  });
}
