const UNIT_SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

const DURATION = /^(?:\d+(?:ms|[smhdwy]))+$/;

/**
 * The value of a number or duration literal as PromQL reads it: decimal, hexadecimal, octal with a leading zero,
 * `Inf`, `NaN`, `1h30m` in seconds; with an optional sign.
 */
export function numberOf(literal: string): { readonly value: number; readonly duration: boolean } {
  const sign = literal.startsWith('-') ? -1 : 1;
  const body = literal.replace(/^[+-]/, '').replaceAll('_', '').toLowerCase();
  if (DURATION.test(body)) return { value: sign * secondsOf(body), duration: true };
  return { value: sign * plainNumber(body), duration: false };
}

function secondsOf(duration: string): number {
  return [...duration.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNIT_SECONDS[unit] ?? Number.NaN),
    0,
  );
}

function plainNumber(body: string): number {
  if (body === 'inf') return Infinity;
  if (/^0[0-7]+$/.test(body)) return Number.parseInt(body, 8);
  return Number(body);
}
