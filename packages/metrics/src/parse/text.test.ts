import { describe, expect, it } from 'vitest';
import { type ExpositionProblemCode, parseText } from '../index.ts';

interface Row {
  readonly name: string;
  readonly text: string;
  /** Codes of the problems, in line order. */
  readonly want: readonly ExpositionProblemCode[];
}

/** A histogram `h` with these samples. */
const histogram = (...samples: string[]): string => ['# TYPE h histogram', ...samples, ''].join('\n');
const SUM_AND_COUNT = ['h_sum 1', 'h_count 2'];

/** Bodies that a scraper takes, and from which it loses or spoils data. */
const ACCEPTED_AND_WRONG: readonly Row[] = [
  { name: 'a series twice', text: 'x 1\nx 2\n', want: ['duplicate-series'] },
  { name: 'a series twice, with labels', text: 'x{a="1"} 1\nx{a="1"} 1\n', want: ['duplicate-series'] },
  { name: 'a series in another label order', text: 'x{a="1",b="2"} 1\nx{b="2",a="1"} 1\n', want: ['duplicate-series'] },
  { name: 'an empty label and none', text: 'x{l=""} 1\nx 1\n', want: ['duplicate-series'] },
  {
    name: 'le="Infinity"',
    text: histogram('h_bucket{le="1.0"} 1', 'h_bucket{le="Infinity"} 2', ...SUM_AND_COUNT),
    want: ['bucket-bound', 'no-inf-bucket'],
  },
  {
    name: 'le="x"',
    text: histogram('h_bucket{le="x"} 1', 'h_bucket{le="+Inf"} 2', ...SUM_AND_COUNT),
    want: ['bucket-bound'],
  },
  {
    name: 'a bucket without le',
    text: histogram('h_bucket 1', 'h_bucket{le="+Inf"} 2', ...SUM_AND_COUNT),
    want: ['bucket-bound'],
  },
  { name: 'no +Inf bucket', text: histogram('h_bucket{le="1.0"} 1', ...SUM_AND_COUNT), want: ['no-inf-bucket'] },
  {
    name: '+Inf other than the count',
    text: histogram('h_bucket{le="+Inf"} 3', ...SUM_AND_COUNT),
    want: ['count-differs'],
  },
  {
    name: 'falling buckets',
    text: histogram('h_bucket{le="1.0"} 3', 'h_bucket{le="+Inf"} 2', ...SUM_AND_COUNT),
    want: ['falling-buckets'],
  },
  {
    name: 'buckets out of order',
    text: histogram('h_bucket{le="2.0"} 1', 'h_bucket{le="1.0"} 1', 'h_bucket{le="+Inf"} 2', ...SUM_AND_COUNT),
    want: ['bucket-order'],
  },
  {
    name: 'le="1" and le="1.0"',
    text: histogram('h_bucket{le="1"} 1', 'h_bucket{le="1.0"} 1', 'h_bucket{le="+Inf"} 2', ...SUM_AND_COUNT),
    want: ['duplicate-bucket'],
  },
  {
    name: 'a sum without a count',
    text: histogram('h_bucket{le="+Inf"} 2', 'h_sum 1'),
    want: ['incomplete-histogram'],
  },
  { name: 'TYPE after a sample', text: 'x 1\n# TYPE x gauge\n', want: ['metadata-after-sample'] },
  { name: 'HELP after a sample', text: 'x 1\n# HELP x Something.\n', want: ['metadata-after-sample'] },
  { name: 'TYPE twice', text: '# TYPE x gauge\n# TYPE x gauge\nx 1\n', want: ['type-twice'] },
  { name: 'HELP twice', text: '# HELP x A.\n# HELP x B.\nx 1\n', want: ['help-twice'] },
  { name: 'a raw line feed in a label', text: 'x{a="1\n2"} 1\n', want: ['unterminated-label', 'syntax'] },
  { name: 'a timestamp', text: 'x 1 1700000000000\n', want: ['timestamp'] },
  { name: 'families that are mixed', text: 'x{a="1"} 1\ny 1\nx{a="2"} 1\n', want: ['not-grouped'] },
  {
    name: 'a histogram interrupted',
    text: `${histogram('h_bucket{le="+Inf"} 2')}y 1\nh_sum 1\nh_count 2\n`,
    want: ['not-grouped'],
  },
  { name: 'a negative counter', text: '# TYPE x counter\nx -1\n', want: ['value-of-type'] },
  { name: 'no line feed at the end', text: 'x 1', want: ['no-final-newline'] },
  {
    name: 'a bare sample of a histogram',
    text: '# TYPE h histogram\nh 1\n',
    want: ['no-inf-bucket', 'sample-of-type'],
  },
  {
    name: 'a gauge named as part of a histogram',
    text: `${histogram('h_bucket{le="+Inf"} 2', ...SUM_AND_COUNT)}# TYPE h_count gauge\n`,
    want: ['clashing-name'],
  },
  { name: 'an unknown escape', text: 'x{a="c:\\dir"} 1\n', want: ['unknown-escape'] },
  { name: 'a summary without quantile', text: '# TYPE s summary\ns 1\n', want: ['quantile'] },
];

/** Bodies that make a scrape fail. */
const REFUSED: readonly Row[] = [
  ...['0x10', '1_000', 'undefined', 'null', 'true', '123n', '1,5', '1e309', ''].map((value): Row => ({
    name: `the value ${JSON.stringify(value)}`,
    text: `x ${value}\n`,
    want: ['value'],
  })),
  { name: 'CR LF', text: 'x 1\r\n', want: ['carriage-return'] },
  { name: 'CR LF after a type', text: '# TYPE x gauge\r\nx 1\n', want: ['carriage-return'] },
  { name: 'a byte order mark', text: '\ufeffx 1\n', want: ['byte-order-mark'] },
  { name: 'an unescaped quote', text: 'x{a="b"c"} 1\n', want: ['syntax'] },
  { name: 'an unescaped last backslash', text: 'x{a="b\\"} 1\n', want: ['unterminated-label'] },
  { name: 'a label twice', text: 'x{a="1",a="2"} 1\n', want: ['duplicate-label'] },
  { name: 'the label __name__', text: 'x{__name__="y"} 1\n', want: ['reserved-label'] },
  ...['x{a-b="1"} 1', 'x{1="1"} 1', 'x{a} 1', 'x{a=1} 1', 'x{a="1" b="2"} 1', 'x{,} 1', '1x 1', '{a="1"} 1'].map(
    (line): Row => ({
      name: `the line ${line}`,
      text: `${line}\n`,
      want: ['syntax'],
    }),
  ),
  { name: 'a name with a point', text: 'a.b 1\n', want: ['value'] },
  { name: 'a raw line feed in a help text', text: '# HELP x a\nb c\nx 1\n', want: ['value'] },
  { name: 'a timestamp with a fraction', text: 'x 1 1700000000.5\n', want: ['timestamp-syntax'] },
  ...['info', 'unknown', 'GAUGE', 'gaugehistogram'].map((type): Row => ({
    name: `the type ${type}`,
    text: `# TYPE x ${type}\nx 1\n`,
    want: ['unknown-type'],
  })),
  { name: 'an exemplar', text: '# TYPE x_total counter\nx_total 1 # {a="b"} 1\n', want: ['timestamp-syntax'] },
  { name: 'a type without a name', text: '# TYPE\n', want: ['metadata'] },
];

const RIGHT: readonly Row[] = [
  { name: 'an empty page', text: '', want: [] },
  { name: 'a page of blank lines', text: '\n\n', want: [] },
  { name: 'comments', text: '# nothing\n#\n# EOF\n', want: [] },
  { name: 'blanks and tabs', text: 'x\t{ a = "1" , b="2" , }  1 \n', want: [] },
  { name: 'NaN and infinities in any case', text: 'x{a="1"} nan\nx{a="2"} +INF\nx{a="3"} -infinity\n', want: [] },
  {
    name: 'a negative sum',
    text: histogram('h_bucket{le="-1.0"} 1', 'h_bucket{le="+Inf"} 2', 'h_sum -5', 'h_count 2'),
    want: [],
  },
  {
    name: 'two histograms',
    text: histogram(
      ...['1', '2'].flatMap((a) => [`h_bucket{a="${a}",le="+Inf"} 1`, `h_sum{a="${a}"} 1`, `h_count{a="${a}"} 1`]),
    ),
    want: [],
  },
  { name: 'a summary', text: '# TYPE s summary\ns{quantile="0.5"} NaN\ns_sum NaN\ns_count 0\n', want: [] },
];

describe('parseText', () => {
  it.each([...ACCEPTED_AND_WRONG, ...REFUSED, ...RIGHT])('$name: $want', ({ text, want }) => {
    expect(
      parseText(text)
        .problems.map(({ code }) => code)
        .sort(),
    ).toEqual([...want].sort());
  });

  it('reads what there is', () => {
    const { families, problems } = parseText(
      '# HELP x A \\\\ and\\nb.\n# TYPE x gauge\nx{a="q\\"\\\\\\n",b=""} 1.5e3\ny{} -Inf 12\n',
    );
    expect(problems.map(({ line, code }) => [line, code])).toEqual([[4, 'timestamp']]);
    expect(families).toEqual([
      {
        name: 'x',
        type: 'gauge',
        help: 'A \\ and\nb.',
        samples: [
          {
            name: 'x',
            labels: new Map([
              ['a', 'q"\\\n'],
              ['b', ''],
            ]),
            value: 1500,
            line: 3,
          },
        ],
      },
      {
        name: 'y',
        type: 'untyped',
        samples: [{ name: 'y', labels: new Map(), value: -Infinity, timestamp: 12, line: 4 }],
      },
    ]);
  });
});
