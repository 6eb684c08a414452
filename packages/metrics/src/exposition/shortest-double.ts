import { writeEightDigits, writeNineDigits } from './digits.ts';

/** What fits: values of which every digit and the point are written without an exponent, and that are no integers. */
const SMALLEST = 1e-6;
const LARGEST = 2 ** 53;

/** Powers of ten that are exact doubles, and both halves of each as Dekker's product needs them. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const POWERS_HIGH = POWERS.map(highHalf);
const POWERS_LOW = POWERS.map((power, i) => power - (POWERS_HIGH[i] ?? 0));

/** Half the distance to the next double, by binary exponent, from that of `SMALLEST` on. */
const FIRST_EXPONENT = -20;
const HALF_GAPS = Float64Array.from({ length: 73 }, (_, i) => 2 ** (i + FIRST_EXPONENT - 53));

/** Closer to an edge than this the arithmetic does not decide. Its own error is a hundred times smaller. */
const DOUBT = 1e-6;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/**
 * Writes the shortest decimal that reads back as the size of `values[index]`, as `String` gives it, without a string. Returns
 * the position after it, or -1 where it leaves the answer to `String`: outside 1e-6 to 2^53, powers of two, and the
 * very rare value so close to the edge of its rounding interval that double-double arithmetic cannot tell.
 *
 * How: scaled by an exact power of ten to 17 digits, every decimal within half a gap of `value` reads back as it. The
 * shortest is a multiple of 100, of 10 or of 1 in that interval, whichever comes first.
 */
export function writeShortest(out: Uint8Array, at: number, values: Float64Array, index: number): number {
  const value = Math.abs(values[index] ?? 0);
  if (!(value >= SMALLEST && value < LARGEST)) return -1;
  double[0] = value;
  const high = words[1] ?? 0;
  if (words[0] === 0 && (high & 0xfffff) === 0) return -1;
  const binary = (high >>> 20) - 1023;

  let power = Math.min(16 - Math.floor(binary * 0.3010299956639812), 22);
  let scaled = value * (POWERS[power] ?? 0);
  if (scaled >= 1e17) scaled = value * (POWERS[--power] ?? 0);
  if (scaled < 1e16 || scaled >= 1e17) return -1;

  const valueHigh = highHalf(value);
  const valueLow = value - valueHigh;
  const powerHigh = POWERS_HIGH[power] ?? 0;
  const powerLow = POWERS_LOW[power] ?? 0;
  const rest = valueHigh * powerHigh - scaled + valueHigh * powerLow + valueLow * powerHigh + valueLow * powerLow;

  let front = Math.floor(scaled * 1e-8);
  const reach = (HALF_GAPS[binary - FIRST_EXPONENT] ?? 0) * (POWERS[power] ?? 0);
  let back = shortestIn(scaled - front * 1e8 + rest, reach);
  if (back >= 1e8) {
    front++;
    back -= 1e8;
  } else if (back < 0) {
    front--;
    back += 1e8;
  }
  // NaN fails this too.
  return back >= 0 && front >= 1e8 && front < 1e9 ? writeDecimal(out, at, front, back, 16 - power) : -1;
}

/** The roundest integer within `reach` of `exact`, the nearest of several; NaN in doubt. */
function shortestIn(exact: number, reach: number): number {
  const hundreds = Math.round(exact * 0.01) * 100;
  const toHundreds = Math.abs(hundreds - exact);
  if (toHundreds < reach - DOUBT) return hundreds;
  if (toHundreds <= reach + DOUBT) return NaN;

  const tens = Math.round(exact * 0.1) * 10;
  const toTens = Math.abs(tens - exact);
  if (toTens < reach - DOUBT) return toTens > 5 - DOUBT ? NaN : tens;
  if (toTens <= reach + DOUBT) return NaN;

  const ones = Math.round(exact);
  return Math.abs(ones - exact) > 0.5 - DOUBT ? NaN : ones;
}

/** 17 digits, nine in `front` and eight in `back`, the first of them worth ten to the `exponent`; -6 to 15. */
function writeDecimal(out: Uint8Array, at: number, front: number, back: number, exponent: number): number {
  let end = at;
  if (exponent < 0) {
    out[end++] = ZERO;
    out[end++] = POINT;
    for (let i = -1; i > exponent; i--) out[end++] = ZERO;
    end = writeEightDigits(out, writeNineDigits(out, end, front), back);
  } else {
    end = writeEightDigits(out, writeNineDigits(out, at + 1, front), back);
    for (let i = 0; i <= exponent; i++) out[at + i] = out[at + i + 1] ?? 0;
    out[at + exponent + 1] = POINT;
  }
  while (out[end - 1] === ZERO) end--;
  return end;
}

const ZERO = 48;
const POINT = 46;

function highHalf(value: number): number {
  const shifted = 134_217_729 * value;
  return shifted - (shifted - value);
}
