import { describe, expect, it } from 'vitest';
import { durationSeconds, formatDuration, parseQuery } from '../index.ts';

describe('numbers are read as Prometheus reads them', () => {
  const cases: [text: string, value: number | undefined][] = [
    ['0', 0],
    ['5.', 5],
    ['.5', 0.5],
    ['1e-3', 0.001],
    ['1.e2', 100],
    ['1_000.000_1', 1000.0001],
    ['0x_ff', 255],
    ['0X1F', 31],
    ['017', 15],
    ['0_17', 15],
    ['018', 18],
    ['07777777777777777777777', Number('7777777777777777777777')],
    ['9223372036854775807', 2 ** 63],
    ['Inf', Infinity],
    ['1y2w3d4h5m6s7ms', 31_536_000 + 2 * 604_800 + 3 * 86_400 + 4 * 3600 + 5 * 60 + 6.007],
    ['292y', 292 * 31_536_000],
    ['293y', undefined],
    ['1e309', undefined],
    ['0xffffffffffffffff', undefined],
    ['0x', undefined],
    ['0b1', undefined],
    ['1_', undefined],
    ['1__0', undefined],
    ['1_.5', undefined],
    ['1._5', undefined],
    ['1e', undefined],
    ['1.2.3', undefined],
    ['.', undefined],
    ['1.5m', undefined],
    ['1m1m', undefined],
    ['1m1h', undefined],
    ['1M', undefined],
  ];
  it.each(cases)('%s', (text, value) => {
    const { expr } = parseQuery(text);
    expect(expr?.kind === 'number' ? expr.value : undefined).toBe(value);
  });
});

describe('durationSeconds reads durations as Prometheus does', () => {
  const cases: [text: string, seconds: number | undefined][] = [
    ['0s', 0],
    ['100ms', 0.1],
    ['1m30s', 90],
    ['1y2w3d4h5m6s7ms', 31_536_000 + 2 * 604_800 + 3 * 86_400 + 4 * 3600 + 5 * 60 + 6.007],
    ['', undefined],
    ['60', undefined],
    ['-1m', undefined],
    ['1.5m', undefined],
    ['30s1m', undefined],
    ['1m ', undefined],
    ['$interval', undefined],
  ];
  it.each(cases)('%s', (text, seconds) => {
    expect(durationSeconds(text)).toBe(seconds);
  });
});

describe('formatDuration writes durations as Prometheus does', () => {
  const cases: [seconds: number, text: string][] = [
    [0, '0s'],
    [0.001, '1ms'],
    [59.5, '59s500ms'],
    [90, '1m30s'],
    [3600, '1h'],
    [86_400 * 7, '1w'],
    [86_400 * 8, '8d'],
    [86_400 * 365, '1y'],
    [86_400 * 366, '366d'],
    [-300, '-5m'],
  ];
  it.each(cases)('%d', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
