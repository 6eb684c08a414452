import { valueText } from '../float-text.ts';
import { writeInteger } from './digits.ts';
import { writeShortest } from './shortest-double.ts';

/** The most bytes that a value takes: sign, 17 digits, point and either five zeros after it or an exponent. */
export const MAX_VALUE_BYTES = 25;

const MINUS = 45;
const POINT = 46;
const ZERO = 48;

/**
 * Writes a sample value and returns the position after it: the same text as `valueText`, but integers up to 2^53,
 * values with up to three decimals and nearly all other doubles are written digit by digit, without making a string.
 * Up to `MAX_VALUE_BYTES` from `at` may be overwritten, also beyond the position returned.
 */
export function writeValue(out: Uint8Array, at: number, value: number): number {
  if (value < 0) {
    out[at] = MINUS;
    return value === -Infinity ? writeText(out, at, value) : writePositive(out, at + 1, -value);
  }
  return writePositive(out, at, value);
}

function writePositive(out: Uint8Array, at: number, value: number): number {
  if (value <= 2 ** 53 && Math.floor(value) === value) return writeInteger(out, at, value);
  if (value < 1e12) {
    // A decimal of up to 15 digits reads back as the double nearest to it, and no shorter one does.
    const thousandths = Math.round(value * 1000);
    if (thousandths / 1000 === value) return writeThousandths(out, at, thousandths);
  }
  const end = writeShortest(out, at, value);
  return end < 0 ? writeText(out, at, value) : end;
}

function writeThousandths(out: Uint8Array, at: number, thousandths: number): number {
  const whole = Math.floor(thousandths / 1000);
  const rest = thousandths - whole * 1000;
  const tenths = (rest / 100) | 0;
  const hundredths = ((rest - tenths * 100) / 10) | 0;
  const point = writeInteger(out, at, whole);
  out[point] = POINT;
  out[point + 1] = ZERO + tenths;
  out[point + 2] = ZERO + hundredths;
  out[point + 3] = ZERO + (rest - tenths * 100 - hundredths * 10);
  let end = point + 4;
  while (out[end - 1] === ZERO) end--;
  return end;
}

function writeText(out: Uint8Array, at: number, value: number): number {
  const text = valueText(value);
  for (let i = 0; i < text.length; i++) out[at + i] = text.charCodeAt(i);
  return at + text.length;
}
