import type { Check } from './check.ts';
import { CHECKS } from './checks/index.ts';
import type { Problem } from './problem.ts';

/** Folder of the pages of the checks, from the root of the repository. */
export const CHECK_PAGES = 'docs/generated/checks';

/** Longest line of a query that is shown whole, in characters; of a longer one only what is around the problem. */
const MAX_LINE = 120;

const BY_ID: ReadonlyMap<string, Check> = new Map(CHECKS.map((check) => [check.id, check]));

/** How much of a problem is shown. */
export interface RenderOptions {
  /** Tells why the defect matters, and where its page is. Default true: leave it out where the check was explained. */
  readonly explain?: boolean;
}

/**
 * A problem for people: where it is, the query with carets, what is wrong, why that matters, how to repair it. Several
 * lines, without a final newline. Control characters of file names, titles and queries are shown as escapes.
 */
export function renderProblem(problem: Problem, { explain = true }: RenderOptions = {}): string {
  const { check, severity, message, fix } = problem;
  const docs = explain ? BY_ID.get(check)?.docs : undefined;
  return [
    [severity, check, placeOf(problem)].filter((part) => part !== '').join('  '),
    ...queryLines(problem),
    `  ${printable(message)}`,
    ...(docs === undefined ? [] : [`  Why: ${docs.why}`]),
    `  Fix: ${printable(fix)}${docs === undefined ? '' : `      ${CHECK_PAGES}/${check}.md`}`,
  ].join('\n');
}

function placeOf({ file, panel, path, expr }: Problem): string {
  const parts = [
    file === undefined ? '' : printable(file),
    panel === undefined || panel === '' ? '' : `"${printable(panel)}"`,
    expr === undefined && path !== undefined && path !== '' ? printable(path) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** The line of the query that the problem starts in, and carets below it. */
function queryLines({ expr, start, end }: Problem): string[] {
  if (expr === undefined || start === undefined || end === undefined) return [];
  const lineStart = expr.lastIndexOf('\n', start - 1) + 1;
  const newline = expr.indexOf('\n', lineStart);
  const lineEnd = newline === -1 ? expr.length : newline;
  const from = Math.min(start, lineEnd);
  const to = Math.max(from, Math.min(end, lineEnd));
  const window = windowAround({ from, to, lineStart, lineEnd });
  const shown = (a: number, b: number): string => printable(expr.slice(a, b));
  const before = `${window.from > lineStart ? '… ' : ''}${shown(window.from, from)}`;
  const marked = shown(from, Math.min(to, window.to));
  const after = `${shown(Math.min(to, window.to), window.to)}${window.to < lineEnd ? ' …' : ''}`;
  return [`  ${before}${marked}${after}`, `  ${' '.repeat(before.length)}${'^'.repeat(Math.max(1, marked.length))}`];
}

function windowAround(line: {
  readonly from: number;
  readonly to: number;
  readonly lineStart: number;
  readonly lineEnd: number;
}): { readonly from: number; readonly to: number } {
  const { from, to, lineStart, lineEnd } = line;
  if (lineEnd - lineStart <= MAX_LINE) return { from: lineStart, to: lineEnd };
  const margin = Math.max(10, Math.floor((MAX_LINE - (to - from)) / 2));
  const start = Math.max(lineStart, from - margin);
  return { from: start, to: Math.min(lineEnd, Math.max(start + MAX_LINE, Math.min(to, from + MAX_LINE))) };
}

/** Characters that would change how a terminal shows what follows: controls, and those that turn the direction of text. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text that is safe on a terminal, on one line. */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, (character) => {
    if (character === '\t') return ' ';
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
