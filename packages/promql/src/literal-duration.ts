import type { Duration } from './ast.ts';

/** Whether a duration is written out, signs included, and not computed. A macro stands for a literal. */
export function isLiteral(duration: Duration): boolean {
  if (duration.kind === 'duration-unary') return isLiteral(duration.operand);
  return duration.kind === 'duration' || duration.kind === 'duration-macro';
}
