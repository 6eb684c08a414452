import { describe, expect, it } from 'vitest';
import { CHECKS, type Problem, renderProblem } from './index.ts';

const PROBLEM: Problem = {
  check: 'rate-on-gauge',
  severity: 'error',
  file: 'shop.json',
  panel: 'Memory',
  path: '/panels/0/targets/0/expr',
  expr: 'rate(queue_length[5m])',
  start: 5,
  end: 17,
  message: '`queue_length` is a gauge; `rate` needs a counter.',
  fix: 'Use `deriv`.',
};

function render(changes: Partial<Problem>): readonly string[] {
  return renderProblem({ ...PROBLEM, ...changes }).split('\n');
}

describe('a problem for people', () => {
  it('says what, where, why, and how to repair it', () => {
    const why = CHECKS.find(({ id }) => id === 'rate-on-gauge')?.docs.why;
    expect(render({})).toEqual([
      'error  rate-on-gauge  shop.json, "Memory"',
      '  rate(queue_length[5m])',
      '       ^^^^^^^^^^^^',
      '  `queue_length` is a gauge; `rate` needs a counter.',
      `  Why: ${why}`,
      '  Fix: Use `deriv`.      docs/generated/checks/rate-on-gauge.md',
    ]);
  });

  it('leaves out what was explained before', () => {
    expect(renderProblem(PROBLEM, { explain: false }).split('\n').slice(3)).toEqual([
      '  `queue_length` is a gauge; `rate` needs a counter.',
      '  Fix: Use `deriv`.',
    ]);
  });

  it('shows one line of a long query, and carets below the problem', () => {
    const expr = `sum(\n  rate(a[5m])\n) + ${'b + '.repeat(50)}wrong + ${'c + '.repeat(50)}d`;
    const start = expr.indexOf('wrong');
    const [, query = '', carets = ''] = render({ expr, start, end: start + 5 });
    expect(query.length).toBeLessThan(140);
    expect(query.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('wrong');
  });

  it('marks the end of a query that ends too early', () => {
    const [, query = '', carets = ''] = render({ expr: 'sum(a', start: 5, end: 5 });
    expect(carets.indexOf('^')).toBe(query.length);
  });

  it.each([
    { name: 'an escape sequence', text: '\u001b[31mred', want: String.raw`\u{1b}[31mred` },
    { name: 'a line end', text: 'a\nb', want: String.raw`a\u{a}b` },
    { name: 'a sign that turns text', text: 'a\u202eb', want: String.raw`a\u{202e}b` },
  ])('writes $name in a name as an escape', ({ text, want }) => {
    const [head] = render({ panel: text, file: text });
    expect(head).toBe(`error  rate-on-gauge  ${want}, "${want}"`);
  });

  it('keeps carets in place behind an escape', () => {
    const [, query = '', carets = ''] = render({ expr: 'a{b="\u202e"} + wrong', start: 11, end: 16 });
    expect(query.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('wrong');
  });
});
