import type { Duration } from '../ast.ts';
import { isLiteral } from '../literal-duration.ts';
import { MAX_DURATION_SECONDS } from '../parsing/number.ts';
import type { ProblemList } from './problem-list.ts';
import { SYNTAX } from './syntax.ts';

/** Checks a range or the step of a subquery. */
export function checkLength(duration: Duration, problems: ProblemList): void {
  checkDuration(duration, problems);
  const seconds = literalSeconds(duration);
  if (seconds !== undefined && seconds <= 0) problems.report(duration, () => 'The duration must be greater than 0.');
}

/** Checks an offset. */
export function checkOffset(offset: Duration, problems: ProblemList): void {
  checkDuration(offset, problems);
  if (literalSeconds(offset) === 0) problems.require(offset, SYNTAX.zeroOffset, () => 'An offset of 0');
}

/** Checks part of any duration. What arithmetic comes to is known only when the query runs. */
function checkDuration(duration: Duration, problems: ProblemList): void {
  switch (duration.kind) {
    case 'duration-macro':
      return;
    case 'duration':
      if (duration.bare) problems.require(duration, SYNTAX.numberAsDuration, () => 'A duration without a unit');
      if (Math.abs(duration.seconds) > MAX_DURATION_SECONDS)
        problems.report(duration, () => 'The duration is too long: 292 years are the most.');
      return;
    case 'duration-unary':
      if (!isLiteral(duration.operand))
        problems.require(duration, SYNTAX.durationArithmetic, () => 'Arithmetic with durations');
      checkDuration(duration.operand, problems);
      return;
    case 'duration-binary':
      problems.require(duration, SYNTAX.durationArithmetic, () => 'Arithmetic with durations');
      if ((duration.operator === '/' || duration.operator === '%') && literalSeconds(duration.right) === 0)
        problems.report(duration.right, () => 'A duration cannot be divided by 0.');
      checkDuration(duration.left, problems);
      checkDuration(duration.right, problems);
      return;
    case 'duration-call':
      problems.require(duration, SYNTAX[duration.function], () => `\`${duration.function}()\` in a duration`);
      for (const arg of duration.args) checkDuration(arg, problems);
  }
}

/** The length of a duration that is a literal, with or without signs. */
function literalSeconds(duration: Duration): number | undefined {
  if (duration.kind === 'duration') return duration.seconds;
  if (duration.kind !== 'duration-unary') return undefined;
  const seconds = literalSeconds(duration.operand);
  return seconds === undefined || duration.operator === '+' ? seconds : -seconds;
}
