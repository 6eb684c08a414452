import { compileMatcher, type Matcher, type Selector } from '@lockstep/promql';

/** A matcher on a label that no series of the selector has, and what comes of it. */
export interface AbsentLabel {
  readonly matcher: Matcher;
  /** True: a label that is not there passes no such matcher. False: it passes always, and the matcher does nothing. */
  readonly findsNothing: boolean;
}

/** Matchers on labels that are not among those that series may have. `x=""`, which says so, is none. */
export function absentLabels({ matchers }: Selector, may: readonly string[] | 'anything'): readonly AbsentLabel[] {
  if (may === 'anything') return [];
  return matchers
    .filter(({ label }) => !label.templated && label.name !== '__name__' && !may.includes(label.name))
    .filter(({ operator, value }) => operator !== '=' || value.value !== '')
    .map((matcher) => ({ matcher, findsNothing: !passesWithout(matcher) }));
}

/** A label that is not there is the same as an empty one. What a macro will stand for is taken to be some value. */
function passesWithout({ operator, value }: Matcher): boolean {
  if (value.templated) return operator === '!=' || operator === '!~';
  const compiled = compileMatcher(operator, value.value);
  return 'problem' in compiled || compiled.test('');
}
