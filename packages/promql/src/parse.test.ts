import { describe, expect, it } from 'vitest';
import { parseQuery } from './index.ts';

describe('parseQuery accepts', () => {
  const queries = [
    'up',
    'sum by (severity) (rm_active_alerts)',
    'histogram_quantile(0.95, sum by (kind, le) (rate(rm_job_duration_seconds_bucket[1h])))',
    'rate(x[$__rate_interval])',
    'increase(x{host=~"$host"}[$__range]) / $__interval_ms',
    'max_over_time(timestamp(x)[1d:1m])',
    'x @ start() offset -5m',
    '{"my.metric", "service.name"="a"}',
    'a / on (x) group_left (y) b # why',
  ];
  it.each(queries)('%s', (text) => {
    expect(parseQuery(text).problems).toEqual([]);
  });
});

describe('parseQuery points at', () => {
  const cases: { text: string; at: string; from: number; message: string }[] = [
    { text: '', at: '', from: 0, message: 'The query is empty.' },
    { text: ' \n', at: ' \n', from: 0, message: 'The query is empty.' },
    { text: 'sum(up', at: '', from: 6, message: 'The query ends too early.' },
    { text: 'up{job="a} + 1', at: '"a} + 1', from: 7, message: 'The string is not closed.' },
    { text: String.raw`up{job="a\"}`, at: String.raw`"a\"}`, from: 7, message: 'The string is not closed.' },
    { text: 'up{job="a"} down', at: 'down', from: 12, message: '`down` does not belong here.' },
    { text: 'rate(x[$__interval]) down', at: 'down', from: 21, message: '`down` does not belong here.' },
    { text: 'sum(increse(x[5m]))', at: 'increse', from: 4, message: '`increse` is not a function of PromQL.' },
    { text: 'up{host=~$host}', at: '$host', from: 9, message: '`$host` does not belong here.' },
  ];
  it.each(cases)('$text', ({ text, at, from, message }) => {
    const [first] = parseQuery(text).problems;
    expect(first).toEqual({ from, to: from + at.length, message });
    expect(text.slice(first?.from, first?.to)).toBe(at);
  });

  it('one problem where the parser stumbles several times', () => {
    expect(parseQuery('sum(increse(x))').problems).toHaveLength(1);
  });
});
