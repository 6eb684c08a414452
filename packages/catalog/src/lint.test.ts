import { describe, expect, it } from 'vitest';
import { type AnyMetric, counter, gauge, histogram, lintMetrics, type LintId, oneOf } from './index.ts';

const about = { help: 'Something.', since: '0.1.0', usage: 'A test.' } as const;
const seconds = histogram({ ...about, buckets: [1] }) as AnyMetric;

/** promlint's rules, case by case: what its own tests ask of each, written anew for declared metrics. */
const table: { name: string; metric: AnyMetric; want: LintId[] }[] = [
  { name: 'x_ok', metric: gauge(about), want: [] },
  { name: 'x_helpless', metric: gauge({ ...about, help: ' ' }), want: ['no-help'] },

  { name: 'x_milliseconds', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_wait_microseconds', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_megabytes', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_kibibytes', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_gigabytes_used', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_minutes', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_hours_total', metric: counter(about), want: ['non-base-unit'] },
  { name: 'x_days', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_weeks', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_fahrenheit', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_kelvins', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_rankine', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_inches', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_yards', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_miles', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_bits', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_kilobits', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_calories', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_pounds', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_ounces', metric: gauge(about), want: ['non-base-unit'] },
  { name: 'x_seconds', metric: gauge({ ...about, unit: 'seconds' }), want: [] },
  { name: 'x_bytes', metric: gauge({ ...about, unit: 'bytes' }), want: [] },
  { name: 'x_celsius', metric: gauge({ ...about, unit: 'celsius' }), want: [] },
  { name: 'x_decade', metric: gauge(about), want: [] },
  { name: 'x_megaphones', metric: gauge(about), want: [] },

  { name: 'x_seconds_max', metric: gauge({ ...about, unit: 'seconds' }), want: ['unit-suffix'] },
  { name: 'x_age_seconds', metric: gauge(about), want: ['unit-suffix'] },

  { name: 'x_requests', metric: counter(about), want: ['counter-total'] },
  { name: 'x_requests_total', metric: counter(about), want: [] },
  { name: 'x_things_total', metric: gauge(about), want: ['counter-total'] },
  { name: 'x_things_total', metric: seconds, want: ['counter-total'] },

  { name: 'x_bucket', metric: gauge(about), want: ['reserved-suffix'] },
  { name: 'x_count', metric: gauge(about), want: ['reserved-suffix'] },
  { name: 'x_sum', metric: gauge(about), want: ['reserved-suffix'] },
  { name: 'x_counted', metric: gauge(about), want: [] },
  { name: 'x_a', metric: gauge({ ...about, labels: { le: oneOf('1') } }), want: ['reserved-suffix'] },
  { name: 'x_a', metric: gauge({ ...about, labels: { quantile: oneOf('1') } }), want: ['reserved-suffix'] },

  { name: 'x_instance_gauge', metric: gauge(about), want: ['type-in-name'] },
  { name: 'x_request_counter_total', metric: counter(about), want: ['type-in-name'] },
  { name: 'x_wait_histogram', metric: seconds, want: ['type-in-name'] },
  { name: 'x_gauges', metric: gauge(about), want: [] },
  { name: 'x_gauge_total', metric: counter(about), want: [] },

  { name: 'x:a', metric: gauge(about), want: ['colon-in-name'] },
  { name: 'x_upTime', metric: gauge(about), want: ['camel-case'] },
  { name: 'x_a', metric: gauge({ ...about, labels: { hostName: oneOf('a') } }) as AnyMetric, want: ['camel-case'] },

  ...['s', 'ms', 'us', 'ns', 'sec', 'b', 'kb', 'mb', 'gb', 'tb', 'pb', 'm', 'h', 'd'].map((unit) => ({
    name: `x_took_${unit}`,
    metric: gauge(about),
    want: ['abbreviated-unit'] as LintId[],
  })),
  { name: 'x_ms_taken', metric: gauge(about), want: ['abbreviated-unit'] },
  { name: 'x_hands', metric: gauge(about), want: [] },
];

describe('lintMetrics, one metric at a time', () => {
  it.each(table)('$name ($metric.type): $want', ({ name, metric, want }) => {
    expect(lintMetrics({ [name]: metric }).map((finding) => finding.code)).toEqual(want);
  });
});

describe('lintMetrics, metrics against each other', () => {
  it.each(['x_wait_bucket', 'x_wait_sum', 'x_wait_count'])('%s collides with the histogram x_wait', (other) => {
    const findings = lintMetrics({ x_wait: seconds, [other]: gauge(about) });
    expect(findings.filter((finding) => finding.code === 'duplicate-series').map((finding) => finding.metric)).toEqual([
      other,
    ]);
  });
});
