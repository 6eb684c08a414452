import type { MergeRule } from '@lockstep/catalog';

/** Two values of one gauge as one, `next` being the later. Of NaN and a number the greater is the number. */
export function mergedValue(rule: MergeRule, value: number, next: number): number {
  switch (rule) {
    case 'sum':
      return value + next;
    case 'max':
      return value >= next || Number.isNaN(next) ? value : next;
    case 'last':
      return next;
  }
}
