import type { Problem } from '@lockstep/checks';
import { describe, expect, it } from 'vitest';
import { CHECK_FORMATS, type CheckFormat } from './formats.ts';
import type { Report, ReportCounts } from './report.ts';

const PROBLEM: Problem = {
  check: 'rate-on-gauge',
  severity: 'error',
  file: 'my dashboards/a,b:c.json',
  panel: 'Disk 100 %\n\u001b[31m',
  path: '/panels/0/targets/0/expr',
  expr: 'rate(x[5m])',
  start: 5,
  end: 6,
  message: '`x` is 100 % a gauge.',
  fix: 'Use `deriv`.',
};
const OF_NO_FILE: Problem = {
  check: 'unused-metric',
  severity: 'warning',
  message: 'Nobody uses `y`.',
  fix: 'Use it.',
};

const COUNTS: ReportCounts = {
  files: 1,
  dashboards: 1,
  rules: 0,
  queries: 1,
  skippedTargets: 0,
  otherFiles: 0,
  accepted: 0,
};

function format(name: CheckFormat, report: Partial<Report> = {}): string {
  const lineOf = ({ path }: Problem) => (path === undefined ? undefined : 7);
  const full = { problems: [PROBLEM, OF_NO_FILE], counts: COUNTS, gone: [], lineOf, colour: false, ...report };
  return CHECK_FORMATS[name](full);
}

describe('json', () => {
  it('is one array, with what is known and nothing else', () => {
    const { path: _, ...known } = PROBLEM;
    expect(JSON.parse(format('json'))).toEqual([known, { ...OF_NO_FILE, file: '' }]);
    expect(format('json', { problems: [] })).toBe('[]\n');
  });
});

describe('github', () => {
  it('is one escaped workflow command for each problem', () => {
    expect(format('github').split('\n')).toEqual([
      '::error file=my dashboards/a%2Cb%3Ac.json,line=7,title=rate-on-gauge%3A Disk 100 %25\\u{a}\\u{1b}[31m::`x` is 100 %25 a gauge.%0AFix: Use `deriv`.',
      '::warning title=unused-metric::Nobody uses `y`.%0AFix: Use it.',
      '',
    ]);
  });
});

describe('sarif', () => {
  it('names each check once, and for each problem its place', () => {
    const { version, runs } = JSON.parse(format('sarif', { problems: [PROBLEM, PROBLEM, OF_NO_FILE] }));
    expect(version).toBe('2.1.0');
    expect(runs[0].tool.driver.rules).toMatchObject([
      { id: 'rate-on-gauge', shortDescription: { text: expect.stringContaining('gauge') } },
      { id: 'unused-metric' },
    ]);
    expect(runs[0].results).toMatchObject([
      {
        ruleId: 'rate-on-gauge',
        ruleIndex: 0,
        level: 'error',
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: 'my%20dashboards/a%2Cb%3Ac.json' }, region: { startLine: 7 } },
            logicalLocations: [{ name: PROBLEM.panel }],
          },
        ],
        partialFingerprints: { 'lockstep/v1': expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
      { ruleIndex: 0 },
      { ruleId: 'unused-metric', ruleIndex: 1, level: 'warning', locations: [] },
    ]);
  });
});

describe('pretty', () => {
  it('has carets, and nothing that a terminal would act on', () => {
    const text = format('pretty');
    expect(text).toContain('  rate(x[5m])\n       ^\n');
    expect(text).not.toContain('\u001b');
    expect(text).toContain('"Disk 100 %\\u{a}\\u{1b}[31m"');
  });

  it('explains a check once', () => {
    const text = format('pretty', { problems: [PROBLEM, PROBLEM, { ...OF_NO_FILE, check: 'unknown-metric' }] });
    expect(text.match(/Why: |\.md$/gm)).toEqual(['Why: ', '.md', 'Why: ', '.md']);
    expect(text.match(/Fix: /g)).toHaveLength(3);
  });

  it('is coloured when asked to', () => {
    expect(format('pretty', { colour: true }).startsWith('\u001b[1m\u001b[31merror')).toBe(true);
  });

  it.each<{ name: string; counts: Partial<ReportCounts>; want: string }>([
    {
      name: 'what was found and looked at',
      counts: {},
      want: '1 error, 1 warning in 1 file, 1 dashboard, 0 rules, 1 query.',
    },
    {
      name: 'what was left out, and why',
      counts: { files: 2, queries: 2, accepted: 3, skippedTargets: 1, otherFiles: 2 },
      want: '1 error, 1 warning in 2 files, 1 dashboard, 0 rules, 2 queries; 3 problems accepted by the baseline; 1 target of other data sources skipped; 2 other files passed over.',
    },
  ])('ends with $name', ({ counts, want }) => {
    expect(
      format('pretty', { counts: { ...COUNTS, ...counts } })
        .trimEnd()
        .split('\n')
        .at(-1),
    ).toBe(want);
  });

  it('names what a baseline has and nobody finds', () => {
    expect(format('pretty', { gone: ['a  b.json: c'] })).toContain(
      'No longer found; write the baseline again:\n  a  b.json: c\n',
    );
  });
});
