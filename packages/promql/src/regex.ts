import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { MatchOperator } from './ast.ts';
import { excerpt } from './excerpt.ts';

/** A label matcher that can be asked. */
export interface CompiledMatcher {
  /** Whether the value of a label passes. The value of a label that a series lacks is the empty string. */
  readonly test: (value: string) => boolean;
  /**
   * The only values that `=` and `=~` let pass, and that `!=` and `!~` keep out, each once, when the matcher is no more
   * than a list of them: `a|b\.c` has `a` and `b.c`. Undefined for any other regex.
   */
  readonly literals: readonly string[] | undefined;
}

/** Why a regex does not compile, in a sentence. */
export interface RegexProblem {
  readonly problem: string;
}

/** In UTF-16 units. RE2 needs time and memory in proportion to it; a list of literals may be longer. */
export const MAX_REGEX_LENGTH = 5000;

/**
 * Compiles a matcher as Prometheus 3 does: regexes are RE2's, must match the whole value, and `.` matches a line break,
 * too. Nothing ever runs in the engine of JavaScript, which knows other regexes and may take forever.
 */
export function compileMatcher(operator: MatchOperator, value: string): CompiledMatcher | RegexProblem {
  const positive = operator === '=' || operator === '=~';
  const compiled = operator === '=' || operator === '!=' ? listOf([value]) : compileRegex(value);
  if ('problem' in compiled || positive) return compiled;
  return { test: (text) => !compiled.test(text), literals: compiled.literals };
}

/** The same few regexes stand in many queries. Compiling is slow, and pure. */
const CACHE = new Map<string, CompiledMatcher | RegexProblem>();
const CACHE_SIZE = 1000;

function compileRegex(pattern: string): CompiledMatcher | RegexProblem {
  const known = CACHE.get(pattern);
  if (known !== undefined) return known;
  const literals = literalsOf(pattern);
  const compiled = literals === undefined ? compileWithRe2(pattern) : listOf(literals);
  if (CACHE.size >= CACHE_SIZE) CACHE.clear();
  CACHE.set(pattern, compiled);
  return compiled;
}

function compileWithRe2(pattern: string): CompiledMatcher | RegexProblem {
  if (pattern.length > MAX_REGEX_LENGTH)
    return { problem: `A regex has at most ${MAX_REGEX_LENGTH} characters; this one has ${pattern.length}.` };
  try {
    const regex = RE2JS.compile(pattern, RE2JS.DOTALL);
    return { test: (text) => regex.testExact(text), literals: undefined };
  } catch (error) {
    const reason = error instanceof RE2JSSyntaxException ? error.getDescription() : 'it is too complex';
    return { problem: `\`${excerpt(pattern)}\` is not a regex of RE2: ${reason}.` };
  }
}

function listOf(values: readonly string[]): CompiledMatcher {
  const literals = [...new Set(values)];
  const set = new Set(literals);
  return { test: (text) => set.has(text), literals };
}

const GROUP = /^\((?:\?:)?([^()]*)\)$/;
/** No character with a meaning, but for escaped punctuation. */
const LITERAL = /^(?:[^\\^$.*+?()[\]{}|]|\\[!-/:-@[-`{-~])*$/;

function literalsOf(pattern: string): readonly string[] | undefined {
  const parts = (GROUP.exec(pattern)?.[1] ?? pattern).split('|');
  return parts.every((part) => LITERAL.test(part)) ? parts.map((part) => part.replaceAll(/\\(.)/g, '$1')) : undefined;
}
