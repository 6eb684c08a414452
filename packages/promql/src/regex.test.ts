import { describe, expect, it } from 'vitest';
import { compileMatcher, MAX_REGEX_LENGTH, type MatchOperator } from './index.ts';

const matches = (operator: MatchOperator, value: string, text: string): boolean | string => {
  const compiled = compileMatcher(operator, value);
  return 'problem' in compiled ? compiled.problem : compiled.test(text);
};

describe('compileMatcher matches as Prometheus does', () => {
  const cases: [operator: MatchOperator, value: string, text: string, want: boolean][] = [
    ['=', 'a|b', 'a|b', true],
    ['=', 'a|b', 'a', false],
    ['!=', 'a', '', true],
    ['=~', 'a', 'ba', false],
    ['=~', 'a|b', 'b', true],
    ['=~', 'a|bc', 'ac', false],
    ['!~', 'a|b', 'b', false],
    ['=~', 'a.c', 'a\nc', true],
    ['=~', '.*', '', true],
    ['!~', '.+', '', true],
    ['=~', '', '', true],
    ['=~', '(?i)abc', 'aBc', true],
    ['=~', '[[:alpha:]]+', 'ab', true],
    ['=~', '\\pL\\z', 'ß', true],
    ['=~', '\\Qa.b\\E', 'axb', false],
    ['=~', 'a\\.b|c\\-d', 'a.b', true],
    ['=~', '^(a|b)$', 'b', true],
    ['=~', '(a+)+b', `${'a'.repeat(5000)}c`, false],
  ];
  it.each(cases)('%s %s: %s', (operator, value, text, want) => {
    expect(matches(operator, value, text)).toBe(want);
  });
});

describe('compileMatcher refuses what RE2 does not know', () => {
  const cases: [name: string, pattern: string, reason: string][] = [
    ['an open class', '[', 'missing closing ]'],
    ['lookahead', 'a(?=b)', 'invalid or unsupported Perl syntax'],
    ['lookbehind', '(?<=a)b', 'invalid named capture'],
    ['a back reference', '(a)\\1', 'invalid escape sequence'],
    ['too many repetitions', 'a{1001}', 'invalid repeat count'],
    ['parentheses that only fit when wrapped', 'a)(b', 'unexpected )'],
    ['depth', '('.repeat(2000) + ')'.repeat(2000), 'expression nests too deeply'],
  ];
  it.each(cases)('%s', (_, pattern, reason) => {
    expect(matches('=~', pattern, '')).toBe(
      `\`${pattern.slice(0, 60)}${pattern.length > 60 ? '…' : ''}\` is not a regex of RE2: ${reason}.`,
    );
  });

  it('what is too long, unless it is a list', () => {
    const long = `${'a'.repeat(MAX_REGEX_LENGTH)}+`;
    expect(matches('=~', long, '')).toBe(
      `A regex has at most ${MAX_REGEX_LENGTH} characters; this one has ${long.length}.`,
    );
    expect(matches('=~', 'abc|'.repeat(MAX_REGEX_LENGTH), 'abc')).toBe(true);
  });
});

describe('the literals of a matcher', () => {
  const cases: [operator: MatchOperator, value: string, literals: readonly string[] | undefined][] = [
    ['=', 'a.b', ['a.b']],
    ['!=', '', ['']],
    ['=~', 'a', ['a']],
    ['=~', 'a|b|a', ['a', 'b']],
    ['!~', '(a|b\\.c)', ['a', 'b.c']],
    ['=~', '(?:a-b|)', ['a-b', '']],
    ['=~', 'a|b.', undefined],
    ['=~', '(a)|(b)', undefined],
    ['=~', 'a\\d', undefined],
  ];
  it.each(cases)('%s %s', (operator, value, literals) => {
    expect(compileMatcher(operator, value)).toMatchObject({ literals });
  });
});
