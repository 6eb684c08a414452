import type { Matcher } from '../ast.ts';
import { compileMatcher } from '../regex.ts';

/** What a matcher says of the presence of its label: Prometheus takes a label that is not there as an empty value. */
export type MatcherDemand = 'present' | 'absent' | 'either';

/** What must be true of the label of every series that a matcher lets through. */
export function demandOf({ label, operator, value }: Matcher): MatcherDemand {
  if (label.templated || value.templated) return 'either';
  const compiled = compileMatcher(operator, value.value);
  if ('problem' in compiled) return 'either';
  if (!compiled.test('')) return 'present';
  const isPositive = operator === '=' || operator === '=~';
  const onlyEmpty = isPositive
    ? compiled.literals?.every((literal) => literal === '') === true
    : operator === '!~' && value.value === '.+';
  return onlyEmpty ? 'absent' : 'either';
}

/** Whether a regex matches the value of a label that is not there. One that is wrong says so elsewhere: here it may. */
export function matchesEmpty(pattern: string): boolean {
  const compiled = compileMatcher('=~', pattern);
  return 'problem' in compiled || compiled.test('');
}
