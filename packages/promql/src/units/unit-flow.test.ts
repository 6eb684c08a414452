import { describe, expect, it } from 'vitest';
import { analyse, formatUnit, parseQuery, type SeriesFacts, type SeriesLookup, unitProblems } from '../index.ts';

const ANY = { must: [], may: 'anything' } as const;
const SERIES: Readonly<Record<string, SeriesFacts>> = {
  sent_bytes_total: { ...ANY, unit: { bytes: 1 } },
  free_bytes: { ...ANY, unit: { bytes: 1 } },
  busy_seconds_total: { ...ANY, unit: { seconds: 1 } },
  started: { ...ANY, unit: { time: 1 } },
  errors_total: { ...ANY, unit: {} },
  wait_bucket: { ...ANY, unit: {}, observed: { seconds: 1 } },
  size_bucket: { ...ANY, unit: {}, observed: { bytes: 1 } },
  wait: { ...ANY, unit: { seconds: 1 }, observed: { seconds: 1 } },
};
const lookup: SeriesLookup = ({ metric }) => SERIES[metric?.name ?? ''];

function parsed(query: string) {
  const { expr, problems } = parseQuery(query);
  if (expr === undefined) throw new Error(`\`${query}\` does not parse: ${problems[0]?.message}`);
  return { expr, analysis: analyse(lookup) };
}

function unitIn(query: string): string {
  const { expr, analysis } = parsed(query);
  const found = analysis.scaledUnit(expr);
  return found === undefined ? 'unknown' : formatUnit(found.unit, found.scale);
}

/** Queries, and what their values are. */
const UNITS: readonly (readonly [query: string, want: string])[] = [
  ['free_bytes', 'bytes'],
  ['unknown', 'unknown'],
  ['free_bytes offset 1h', 'bytes'],
  ['-(free_bytes)', 'bytes'],
  ['1', 'plain numbers'],
  ['5m', 'seconds'],
  ['"a"', 'unknown'],
  ['time()', 'Unix times in seconds'],

  // What literals alone decide takes the unit that fits.
  ['free_bytes or errors_total * 0', 'bytes'],
  ['free_bytes or 0 * (errors_total) - 1 or vector(-2)', 'bytes'],
  ['(rate(errors_total[5m]) or rate(sent_bytes_total[5m]) * 0) / rate(errors_total[5m])', 'plain numbers'],
  ['free_bytes + started * 0', 'bytes'],
  ['sum(started * 0) or free_bytes', 'unknown'],

  ['rate(sent_bytes_total[5m])', 'bytes per second'],
  ['irate(errors_total[5m])', 'per second'],
  ['rate(busy_seconds_total[5m])', 'plain numbers'],
  ['increase(sent_bytes_total[5m])', 'bytes'],
  ['delta(free_bytes[5m])', 'bytes'],
  ['deriv(free_bytes[5m])', 'bytes per second'],
  ['delta(started[1h])', 'seconds'],
  ['max_over_time(rate(sent_bytes_total[5m])[1h:])', 'bytes per second'],
  ['count_over_time(free_bytes[5m])', 'plain numbers'],
  ['stdvar_over_time(free_bytes[5m])', 'bytes^2'],
  ['stddev_over_time(started[5m])', 'seconds'],
  ['sum_over_time(started[5m])', 'unknown'],
  ['quantile_over_time(0.9, free_bytes[5m])', 'bytes'],
  ['predict_linear(free_bytes[1h], 3600)', 'bytes'],
  ['changes(free_bytes[5m])', 'plain numbers'],
  ['timestamp(free_bytes)', 'Unix times in seconds'],
  ['sqrt(free_bytes)', 'unknown'],
  ['sqrt(free_bytes ^ 2)', 'bytes'],
  ['ln(free_bytes)', 'unknown'],
  ['ln(errors_total)', 'plain numbers'],
  ['hour(started)', 'plain numbers'],
  ['hour()', 'plain numbers'],
  ['absent(free_bytes)', 'plain numbers'],
  ['scalar(free_bytes)', 'bytes'],
  ['vector(time())', 'Unix times in seconds'],
  ['clamp_min(free_bytes, 0)', 'bytes'],
  ['label_replace(free_bytes, "a", "$1", "b", "(.*)")', 'bytes'],
  ['last_over_time(free_bytes[5m])', 'bytes'],

  ['histogram_quantile(0.9, sum by (le) (rate(wait_bucket[5m])))', 'seconds'],
  ['histogram_quantile(0.9, size_bucket or wait_bucket)', 'unknown'],
  ['histogram_quantile(0.9, unknown)', 'unknown'],
  ['histogram_quantile(0.9, rate(wait[5m]))', 'seconds'],
  ['histogram_fraction(0, 1, rate(wait[5m]))', 'plain numbers'],
  ['histogram_sum(rate(wait[5m]))', 'plain numbers'],
  ['histogram_count(rate(wait[5m]))', 'per second'],
  ['histogram_count(wait)', 'plain numbers'],
  ['histogram_avg(rate(wait[5m]))', 'seconds'],
  ['histogram_stdvar(wait)', 'seconds^2'],

  ['sum by (a) (free_bytes)', 'bytes'],
  ['topk(3, free_bytes)', 'bytes'],
  ['quantile(0.9, free_bytes)', 'bytes'],
  ['count(free_bytes)', 'plain numbers'],
  ['group(free_bytes)', 'plain numbers'],
  ['count_values("v", free_bytes)', 'plain numbers'],
  ['stdvar(free_bytes)', 'bytes^2'],
  ['sum(started)', 'unknown'],
  ['max(started)', 'Unix times in seconds'],

  ['sent_bytes_total / busy_seconds_total', 'bytes per second'],
  ['sent_bytes_total / free_bytes', 'plain numbers'],
  ['free_bytes * busy_seconds_total', 'bytes seconds'],
  ['1 / rate(sent_bytes_total[5m])', 'seconds per byte'],
  ['free_bytes / unknown', 'unknown'],
  ['free_bytes + sent_bytes_total', 'bytes'],
  ['free_bytes - 5', 'bytes'],
  ['1 - sent_bytes_total / free_bytes', 'plain numbers'],
  ['free_bytes + busy_seconds_total', 'unknown'],
  ['free_bytes + unknown', 'unknown'],
  ['time() - started', 'seconds'],
  ['time() + started', 'Unix times in seconds'],
  ['started + busy_seconds_total', 'Unix times in seconds'],
  ['busy_seconds_total + started', 'Unix times in seconds'],
  ['started - 3600', 'Unix times in seconds'],
  ['started - 1h', 'Unix times in seconds'],
  ['started % 86400', 'seconds'],
  ['free_bytes ^ 2', 'bytes^2'],
  ['2 ^ free_bytes', 'unknown'],
  ['2 ^ errors_total', 'plain numbers'],
  ['free_bytes atan2 free_bytes', 'plain numbers'],
  ['free_bytes > 5', 'bytes'],
  ['5 < free_bytes', 'bytes'],
  ['free_bytes > bool 5', 'plain numbers'],
  ['free_bytes and started', 'bytes'],
  ['free_bytes unless started', 'bytes'],
  ['free_bytes or sent_bytes_total', 'bytes'],
  ['free_bytes or vector(0)', 'bytes'],
  ['free_bytes or started', 'unknown'],

  ['free_bytes * -1', 'bytes'],
  ['free_bytes * 8', 'bits'],
  ['8 * rate(sent_bytes_total[5m])', 'bits per second'],
  ['rate(sent_bytes_total[5m]) * 60', 'bytes per minute'],
  ['rate(errors_total[5m]) * 60', 'per minute'],
  ['rate(sent_bytes_total[5m]) * 5m', 'bytes'],
  ['free_bytes / 1024 / 1024', 'mebibytes'],
  ['free_bytes / (1024 * 1024)', 'mebibytes'],
  ['free_bytes / 7', `bytes, times ${1 / 7}`],
  ['sent_bytes_total / free_bytes * 100', 'percent'],
  ['100 * (1 - sent_bytes_total / free_bytes)', 'percent'],
  ['errors_total / 3', `plain numbers times ${1 / 3}`],
  ['100 - (sent_bytes_total / free_bytes * 100)', 'percent'],
  ['100 / free_bytes', 'per byte, times 100'],
  ['busy_seconds_total * 1000', 'milliseconds'],
  ['busy_seconds_total / 3600', 'hours'],
  ['(time() - started) / 86400', 'days'],
  ['started * 1000', 'Unix times in milliseconds'],
  ['started * 1000 - started * 1000', 'milliseconds'],
  ['free_bytes + 0.5 * free_bytes', 'unknown'],
  ['free_bytes * 0', 'unknown'],
  ['free_bytes / 0', 'unknown'],
  ['2 * 60', 'plain numbers'],
  ['2 * 5m', 'seconds'],
  ['5m / 2', 'seconds'],
  ['free_bytes / 5m', 'bytes per second'],
  ['free_bytes * scalar(vector(8))', 'bits'],
  ['sum(free_bytes * 8)', 'bits'],
  ['busy_seconds_total + $__interval_ms / 1000', 'seconds'],
  ['$__from / 1000 - started', 'seconds'],
  ['free_bytes * $factor', 'unknown'],
  ['vector(${__from:date:seconds})', 'unknown'],
];

describe('units', () => {
  it.each(UNITS)('of %s are %s', (query, want) => {
    expect(unitIn(query)).toBe(want);
  });

  it('of values that a literal has scaled are not told as if they were not', () => {
    const { expr, analysis } = parsed('free_bytes * 8');
    expect(analysis.scaledUnit(expr)).toEqual({ unit: { bytes: 1 }, scale: 8 });
    expect(analysis.unit(expr)).toBeUndefined();
  });
});

describe('formatUnit', () => {
  it.each([
    [{ bytes: 2, seconds: -2 }, 1, 'bytes^2 per second^2'],
    [{ joules: 1, kelvins: -1, bytes: -1 }, 1, 'joules per kelvin per byte'],
    [{ celsius: -1 }, 1, 'per celsius'],
    [{ bytes: 1, seconds: 0 }, 1, 'bytes'],
    [{}, 1, 'plain numbers'],
    [{ files: 1 }, 100, 'files, times 100'],
    [{ joules: 1, seconds: -1, bytes: -1 }, 3600, 'joules per hour per byte'],
  ])('writes %o at scale %d as %s', (unit, scale, want) => {
    expect(formatUnit(unit, scale)).toBe(want);
  });
});

describe('unitProblems', () => {
  it.each([
    ['free_bytes + busy_seconds_total', '`+` needs equal units: left are bytes, right seconds.'],
    ['free_bytes > busy_seconds_total', '`>` needs equal units: left are bytes, right seconds.'],
    ['rate(sent_bytes_total[5m]) > free_bytes', '`>` needs equal units: left are bytes per second, right bytes.'],
    ['time() > busy_seconds_total', '`>` needs equal units: left are Unix times in seconds, right seconds.'],
    ['busy_seconds_total - started', '`-` needs equal units: left are seconds, right Unix times in seconds.'],
    ['free_bytes > 5m', '`>` needs equal units: left are bytes, right seconds.'],
    ['busy_seconds_total * 1000 > busy_seconds_total', '`>` needs equal units: left are milliseconds, right seconds.'],
    ['busy_seconds_total > busy_seconds_total / 60', '`>` needs equal units: left are seconds, right minutes.'],
    [
      'started * 1000 > time()',
      '`>` needs equal units: left are Unix times in milliseconds, right Unix times in seconds.',
    ],
    [
      'started * 1000 + busy_seconds_total',
      '`+` needs equal units: left are Unix times in milliseconds, right seconds.',
    ],
    ['free_bytes > bool errors_total', '`>` needs equal units: left are bytes, right plain numbers.'],
  ])('of %s: %s', (query, message) => {
    const { expr, analysis } = parsed(query);
    expect(unitProblems(expr, analysis)).toEqual([{ from: 0, to: query.length, message }]);
  });

  it('are told of each place', () => {
    const { expr, analysis } = parsed('sum(free_bytes + started) / sum(free_bytes - errors_total)');
    expect(unitProblems(expr, analysis).map(({ from }) => from)).toEqual([4, 32]);
  });

  it.each([
    'free_bytes + 5',
    'free_bytes > 1e9',
    'free_bytes > vector(5)',
    'free_bytes + unknown',
    'free_bytes > 0.5 * sent_bytes_total',
    'free_bytes * 1000 > sent_bytes_total',
    'errors_total * 100 > errors_total',
    'busy_seconds_total > 0.5 * busy_seconds_total',
    'started + 0.5 * busy_seconds_total',
    'time() - started > 5m',
    'time() - started > 300',
    'started + 300 > time()',
    'free_bytes * started',
    'free_bytes or started',
    'free_bytes and started > 0',
    'sent_bytes_total / free_bytes * 100 > 80',
  ])('are none of %s', (query) => {
    const { expr, analysis } = parsed(query);
    expect(unitProblems(expr, analysis)).toEqual([]);
  });
});
