import { RE2JS } from 're2js';
import type { Matcher } from '../ast.ts';

/** What a matcher says of the presence of its label: Prometheus takes a label that is not there as an empty value. */
export type MatcherDemand = 'present' | 'absent' | 'either';

/** What must be true of the label of every series that a matcher lets through. */
export function demandOf({ label, operator, value }: Matcher): MatcherDemand {
  if (label.templated || value.templated) return 'either';
  switch (operator) {
    case '=':
      return value.value === '' ? 'absent' : 'present';
    case '!=':
      return value.value === '' ? 'present' : 'either';
    case '=~':
      if (value.value === '') return 'absent';
      return matchesEmpty(value.value) ? 'either' : 'present';
    case '!~':
      if (value.value === '.+') return 'absent';
      return matchesEmpty(value.value) ? 'present' : 'either';
  }
}

/** Whether an anchored RE2 pattern matches nothing at all. One that is wrong says so elsewhere: here it matches. */
export function matchesEmpty(pattern: string): boolean {
  if (pattern === '' || pattern === '.*') return true;
  if (pattern === '.+' || /^[\w./ -]+$/.test(pattern)) return false;
  try {
    return RE2JS.compile(pattern).matches('');
  } catch {
    return true;
  }
}
