const ZERO = 48;

/** Both digits of each number below 100, one after the other. */
const PAIRS = Uint8Array.from({ length: 200 }, (_, i) => {
  const number = i >> 1;
  return ZERO + (i % 2 === 0 ? Math.floor(number / 10) : number % 10);
});

/** Writes an integer from 0 to 2147483647 and returns the position after it. */
export function writeInteger(out: Uint8Array, at: number, value: number): number {
  if (value < 10) {
    out[at] = ZERO + value;
    return at + 1;
  }
  if (value < 100) return writePair(out, at, value);
  const end = at + digitCount(value);
  let rest = value;
  let position = end;
  while (rest >= 100) {
    const next = (rest / 100) | 0;
    position -= 2;
    writePair(out, position, rest - next * 100);
    rest = next;
  }
  if (rest >= 10) writePair(out, at, rest);
  else out[at] = ZERO + rest;
  return end;
}

/** Writes `value` (an integer from 0 to 999999999) with leading zeros. */
export function writeNineDigits(out: Uint8Array, at: number, value: number): number {
  const first = (value / 1e8) | 0;
  out[at] = ZERO + first;
  return writeEightDigits(out, at + 1, value - first * 1e8);
}

/** Writes `value` (an integer from 0 to 99999999) with leading zeros. */
export function writeEightDigits(out: Uint8Array, at: number, value: number): number {
  const front = (value / 10_000) | 0;
  return writeFourDigits(out, writeFourDigits(out, at, front), (value - front * 10_000) | 0);
}

function writeFourDigits(out: Uint8Array, at: number, value: number): number {
  const front = (value / 100) | 0;
  return writePair(out, writePair(out, at, front), value - front * 100);
}

function writePair(out: Uint8Array, at: number, value: number): number {
  out[at] = PAIRS[value * 2] ?? 0;
  out[at + 1] = PAIRS[value * 2 + 1] ?? 0;
  return at + 2;
}

/** From 3 on. */
function digitCount(value: number): number {
  if (value < 100_000) return value < 1000 ? 3 : value < 10_000 ? 4 : 5;
  if (value < 10_000_000) return value < 1_000_000 ? 6 : 7;
  return value < 100_000_000 ? 8 : value < 1_000_000_000 ? 9 : 10;
}
