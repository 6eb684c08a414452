import { MIN_RANGE_INTERVALS } from '../scrape.ts';
import { type Check, eachTarget } from './check.ts';

const UNIT_SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** Macros that Grafana keeps at four scrape intervals, or at the time shown. */
const LONG_MACROS = new Set(['$__rate_interval', '${__rate_interval}', '$__range', '${__range}']);

/** A range is so short that one lost scrape empties it. */
export const shortRange: Check = {
  id: 'short-range',
  check: eachTarget(({ selectors }, { scrapeIntervalSeconds }) => {
    const shortest = MIN_RANGE_INTERVALS * scrapeIntervalSeconds;
    return selectors
      .filter(({ range }) => range !== undefined && !LONG_MACROS.has(range) && !(secondsOf(range) >= shortest))
      .map(({ range }) => ({
        message: `the range \`${range}\` is not known to reach ${MIN_RANGE_INTERVALS} scrape intervals (${shortest} s).`,
        fix: 'Use `$__rate_interval`, or a longer range.',
      }));
  }),
};

/** NaN for what is no plain duration. */
function secondsOf(range: string): number {
  if (!/^(?:\d+(?:ms|[smhdwy]))+$/.test(range)) return Number.NaN;
  return [...range.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNIT_SECONDS[unit] ?? Number.NaN),
    0,
  );
}
