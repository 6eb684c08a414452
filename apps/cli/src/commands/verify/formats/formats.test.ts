import { describe, expect, it } from 'vitest';
import type { Finding } from '../compare-page.ts';
import { VERIFY_FORMATS, type VerifyFormat } from './formats.ts';
import type { VerifyReport } from './report.ts';

const FINDINGS: readonly Finding[] = [
  {
    defect: 'undeclared-value',
    severity: 'error',
    family: 'orders_total',
    line: 3,
    message: '`channel` of `orders_total` is `100 %\u001b`; its values are `web`.',
  },
  { defect: 'never-updated', severity: 'note', family: 'a_total', message: '`a_total` is zero in its row.' },
  { defect: 'never-updated', severity: 'note', family: 'b_total', message: '`b_total` is zero in its row.' },
];

const REPORT: VerifyReport = {
  target: 'my pages/a,b.prom',
  isFile: true,
  catalogs: ['shop', 'runtime'],
  findings: FINDINGS,
  coverage: { families: 3, withRow: 2, percent: 66.67, rising: 2, updated: 0, absent: ['c_total'] },
  ignored: [
    { ignore: { text: 'go_*: Not ours.', reason: 'Not ours.', test: () => false }, count: 2 },
    { ignore: { text: 'help-differs/x', defect: 'help-differs', reason: '', test: () => false }, count: 1 },
  ],
  colour: false,
};

function format(name: VerifyFormat, report: Partial<VerifyReport> = {}): string {
  return VERIFY_FORMATS[name]({ ...REPORT, ...report });
}

describe('pretty', () => {
  it('has findings by defect, each explained once, and ends with the coverage', () => {
    expect(format('pretty')).toBe(`error  undeclared-value  my pages/a,b.prom
  line 3: \`channel\` of \`orders_total\` is \`100 %\\u{1b}\`; its values are \`web\`.
  Why: Panels and alerts name the values of the set: what has another one is in none of them.
  Fix: Fold it into a value of the set, or add it to the catalog, where the dashboards see it.      docs/generated/verify.md#undeclared-value

note  never-updated  my pages/a,b.prom
  \`a_total\` is zero in its row.
  \`b_total\` is zero in its row.
  Why: Either nothing of the kind has happened yet, or nobody has written the line that counts it. With \`--complete\` it is an error: then everything was made to happen.
  Fix: Make it happen once and look again. If it stays zero, the code that counts it is missing.      docs/generated/verify.md#never-updated

Left out: 2 families by \`go_*: Not ours.\`.
Left out: 1 finding by \`help-differs/x\`, without a reason.
Coverage: 66.6 %: 2 of 3 families have a row; 0 of 2 that count have counted something since the start.
1 error, 0 warnings, 2 notes.
`);
  });

  it('shows some of many', () => {
    const [, note] = FINDINGS;
    const findings = note === undefined ? [] : Array.from({ length: 25 }, () => note);
    const text = format('pretty', { findings });
    expect(text.match(/is zero/g)).toHaveLength(20);
    expect(text).toContain('  ... and 5 more\n');
  });

  it('is one line of coverage and one of counts when there is nothing', () => {
    const coverage = { families: 2, withRow: 2, percent: 100, rising: 1, updated: 1, absent: [] };
    expect(format('pretty', { findings: [], ignored: [], coverage })).toBe(
      'Coverage: 100 %: 2 of 2 families have a row; 1 of 1 that count have counted something since the start.\n' +
        '0 errors, 0 warnings, 0 notes.\n',
    );
  });

  it('is coloured when asked to', () => {
    expect(format('pretty', { colour: true }).startsWith('\u001b[1m\u001b[31merror')).toBe(true);
  });
});

describe('json', () => {
  it('is one object, with what is known and nothing else', () => {
    expect(JSON.parse(format('json', { findings: FINDINGS.slice(1, 2) }))).toEqual({
      target: 'my pages/a,b.prom',
      catalogs: ['shop', 'runtime'],
      counts: { error: 0, warning: 0, note: 1 },
      coverage: REPORT.coverage,
      ignored: [
        { ignore: 'go_*: Not ours.', reason: 'Not ours.', count: 2 },
        { ignore: 'help-differs/x', reason: '', count: 1 },
      ],
      findings: [{ ...FINDINGS[1], fix: expect.stringMatching(/^Make it happen once/) }],
    });
  });
});

describe('github', () => {
  it('is one escaped workflow command for each finding, at the line of a file', () => {
    expect(format('github').split('\n').slice(0, 2)).toEqual([
      '::error file=my pages/a%2Cb.prom,line=3,title=undeclared-value%3A orders_total::`channel` of `orders_total` is `100 %25\\u{1b}`; its values are `web`.%0AFix: Fold it into a value of the set, or add it to the catalog, where the dashboards see it.',
      '::notice file=my pages/a%2Cb.prom,title=never-updated%3A a_total::`a_total` is zero in its row.%0AFix: Make it happen once and look again. If it stays zero, the code that counts it is missing.',
    ]);
  });

  it('has no file when the page was scraped', () => {
    expect(format('github', { isFile: false })).not.toContain('file=');
  });
});
