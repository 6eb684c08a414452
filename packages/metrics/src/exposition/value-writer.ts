import { valueText } from '../float-text.ts';
import { writeEightDigits, writeInteger } from './digits.ts';
import { writeShortest } from './shortest-double.ts';

/** The most bytes that a value takes: sign, 17 digits, point and either five zeros after it or an exponent. */
export const MAX_VALUE_BYTES = 25;

const MINUS = 45;
const POINT = 46;
const ZERO = 48;

/**
 * Writes the sample value `values[index]` and returns the position after it: the same text as `valueText`, but integers
 * up to 2^53, values with up to three decimals and nearly all other doubles are written digit by digit, without making
 * a string. Up to `MAX_VALUE_BYTES` from `at` may be overwritten, also beyond the position returned.
 *
 * The value is named by its place because a double that is handed to a function is put on the heap first.
 */
export function writeValue(out: Uint8Array, at: number, values: Float64Array, index: number): number {
  const signed = values[index] ?? 0;
  const small = signed | 0;
  if (small === signed && small >= 0) return writeInteger(out, at, small);
  const value = Math.abs(signed);
  if (signed < 0) out[at] = MINUS;
  const start = signed < 0 ? at + 1 : at;
  if (value <= 2 ** 53 && Math.floor(value) === value) {
    const front = quotient(value, 1e8);
    const back = (value - front * 1e8) | 0;
    return front === 0
      ? writeInteger(out, start, back)
      : writeEightDigits(out, writeInteger(out, start, front | 0), back);
  }
  if (value < 1e12) {
    // A decimal of up to 15 digits reads back as the double nearest to it, and no shorter one does.
    const scaled = value * 1000;
    const thousandths = Math.round(scaled);
    if (Math.abs(scaled - thousandths) < 0.001 && thousandths / 1000 === value) {
      const whole = Math.floor(thousandths / 1000);
      const front = quotient(whole, 1e8);
      const back = (whole - front * 1e8) | 0;
      const point =
        front === 0 ? writeInteger(out, start, back) : writeEightDigits(out, writeInteger(out, start, front | 0), back);
      return writeDecimals(out, point, (thousandths - whole * 1000) | 0);
    }
  }
  const end = writeShortest(out, start, values, index);
  return end < 0 ? writeText(out, at, signed) : end;
}

/** `value / divisor` without its fraction, for integers: the division may round up to the next one. */
function quotient(value: number, divisor: number): number {
  const rounded = Math.floor(value / divisor);
  return rounded * divisor > value ? rounded - 1 : rounded;
}

/** A point and up to three digits, the last of them not zero. */
function writeDecimals(out: Uint8Array, at: number, thousandths: number): number {
  const hundredths = (thousandths / 10) | 0;
  const tenths = (hundredths / 10) | 0;
  out[at] = POINT;
  out[at + 1] = ZERO + tenths;
  out[at + 2] = ZERO + hundredths - tenths * 10;
  out[at + 3] = ZERO + thousandths - hundredths * 10;
  let end = at + 4;
  while (out[end - 1] === ZERO) end--;
  return end;
}

function writeText(out: Uint8Array, at: number, value: number): number {
  const text = valueText(value);
  for (let i = 0; i < text.length; i++) out[at + i] = text.charCodeAt(i);
  return at + text.length;
}
