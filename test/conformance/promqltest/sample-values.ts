/** Values of a series as a script writes them, one after another. */
export interface SampleValues {
  /** What is a number, staleness and gaps left out. */
  readonly floats: readonly number[];
  /** Whether native histograms are among them. */
  readonly hasHistograms: boolean;
}

/** Reads `1 2 _ 3x4 0+5x10 {{count:1}} stale`: `3x4` is one 3 and four more, `0+5x10` rises by 5 ten times. */
export function readValues(text: string): SampleValues {
  const code = text.replace(/\s#.*$/, '');
  const numbers = code.replaceAll(HISTOGRAM, ' ');
  return { floats: numbers.split(/\s+/).flatMap(floatsOf), hasHistograms: numbers !== code };
}

const HISTOGRAM = /\{\{.*?\}\}(?:[+-]\{\{.*?\}\})?(?:x\d+)?/g;
const NUMBER = String.raw`[+-]?(?:\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|Inf|NaN)`;
const SERIES_OF = new RegExp(`^(?<first>${NUMBER})(?<step>[+-]${NUMBER.slice('[+-]?'.length)})?x(?<times>\\d+)$`, 'i');

function floatsOf(word: string): number[] {
  const { first, step = '0', times } = SERIES_OF.exec(word)?.groups ?? {};
  if (first === undefined) return /^(?:|_|_x\d+|stale)$/.test(word) ? [] : [numberOf(word)];
  return Array.from({ length: Number(times) + 1 }, (_, index) => numberOf(first) + index * numberOf(step));
}

function numberOf(text: string): number {
  return /^[+-]?inf$/i.test(text) ? (text.startsWith('-') ? -Infinity : Infinity) : Number(text);
}
