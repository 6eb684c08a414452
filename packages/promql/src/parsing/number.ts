import { excerpt } from '../excerpt.ts';

/** Units of durations, the longest first. */
const UNIT_MILLISECONDS: ReadonlyMap<string, number> = new Map([
  ['y', 31_536_000_000],
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
]);

const DURATION = /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/;
const LOOSE_DURATION = /^(?:\d+(?:ms|[smhdwy]))+$/;
const HEXADECIMAL = /^0[xX](?:_?[0-9a-fA-F])+$/;
const OCTAL = /^0(?:_?[0-7])+$/;
const DECIMAL = /^(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?$/;

/** Longer durations do not fit into the 63 bits of nanoseconds that Prometheus has for them. */
export const MAX_DURATION_SECONDS = 2 ** 63 / 1e9;

/** What keeps a literal without a sign from being a number or a duration, in a sentence; undefined when it is one. */
export function numberProblem(literal: string): string | undefined {
  if (LOOSE_DURATION.test(literal)) return durationProblem(literal);
  if (!HEXADECIMAL.test(literal) && !DECIMAL.test(literal))
    return `\`${excerpt(literal)}\` is neither a number nor a duration such as \`5m\`.`;
  const { value } = numberOf(literal);
  // Prometheus reads hexadecimal numbers as 64-bit integers.
  const fits = Number.isFinite(value) && (value < 2 ** 63 || !HEXADECIMAL.test(literal));
  return fits ? undefined : `\`${excerpt(literal)}\` is too large for a number.`;
}

/**
 * The value of a number or duration literal as PromQL reads it: decimal, hexadecimal, octal with a leading zero,
 * `Inf`, `NaN`, `1h30m` in seconds; with an optional sign. NaN for what is neither.
 */
export function numberOf(literal: string): { readonly value: number; readonly duration: boolean } {
  const sign = literal.startsWith('-') ? -1 : 1;
  const body = literal.replace(/^[+-]\s*/, '');
  if (LOOSE_DURATION.test(body)) return { value: sign * secondsOf(body), duration: true };
  return { value: sign * plainNumber(body), duration: false };
}

/** A length of time as PromQL writes it: `1h30m`, `100ms`. At least `0s`; what is below a millisecond is cut off. */
export function formatDuration(seconds: number): string {
  let rest = Math.round(Math.abs(seconds) * 1000);
  if (rest === 0) return '0s';
  let text = '';
  for (const [unit, milliseconds] of UNIT_MILLISECONDS) {
    const count = Math.floor(rest / milliseconds);
    // Years and weeks only where nothing is left over, as Prometheus has it: `8d`, not `1w1d`.
    if (count === 0 || ((unit === 'y' || unit === 'w') && rest % milliseconds !== 0)) continue;
    text += `${count}${unit}`;
    rest %= milliseconds;
  }
  return seconds < 0 ? `-${text}` : text;
}

/** The seconds of a length of time as Prometheus writes it, `1h30m`, without a sign; undefined for anything else. */
export function durationSeconds(text: string): number | undefined {
  return LOOSE_DURATION.test(text) && DURATION.test(text) ? secondsOf(text) : undefined;
}

function durationProblem(literal: string): string | undefined {
  if (!DURATION.test(literal))
    return `The units of \`${excerpt(literal)}\` stand in the wrong order: \`y w d h m s ms\`, each at most once.`;
  return secondsOf(literal) > MAX_DURATION_SECONDS ? `\`${excerpt(literal)}\` is too long for a duration.` : undefined;
}

function secondsOf(duration: string): number {
  let milliseconds = 0;
  for (const [, count, unit = ''] of duration.matchAll(/(\d+)(ms|[smhdwy])/g))
    milliseconds += Number(count) * (UNIT_MILLISECONDS.get(unit) ?? Number.NaN);
  return milliseconds / 1000;
}

function plainNumber(body: string): number {
  if (/^inf$/i.test(body)) return Infinity;
  const digits = body.replaceAll('_', '');
  if (OCTAL.test(body)) {
    const octal = Number(`0o${digits.slice(1)}`);
    // Beyond 64 bits Prometheus gives up on octal and reads decimal digits.
    return octal < 2 ** 63 ? octal : Number(digits);
  }
  return Number(digits);
}
