/** Chance, the same for the same seed. */
export interface Random {
  /** Whether something happens that happens in `share` (0 to 1) of all cases. */
  chance(share: number): boolean;
  /** Any number from `least` on, below `most`. */
  between(least: number, most: number): number;
  /** A whole number from 0 on, below `end`. */
  below(end: number): number;
  /** One of `items`. @throws RangeError when there is none. */
  pick<T>(items: readonly T[]): T;
  /** How often something happens in a second that happens `rate` times a second (Poisson). */
  times(rate: number): number;
  /** Does something `times(rate)` times. */
  repeat(rate: number, action: () => void): void;
  /** Seconds or bytes around `median`, seldom much more (log-normal, a third of all values beyond 1.6 times it). */
  around(median: number): number;
  /** Another source of chance, which depends on the name and the seed and not on what was drawn here. */
  fork(name: string): Random;
}

/** Makes the chance of a seed: sfc32, whose state is the seed and a name. */
export function createRandom(seed: number, name = ''): Random {
  const next = sfc32(seed, name);
  const between = (least: number, most: number): number => least + next() * (most - least);
  const below = (end: number): number => Math.floor(next() * end);
  const times = (rate: number): number => {
    // Knuth's way: uniform numbers are multiplied until they are less likely than nothing at all.
    const limit = Math.exp(-rate);
    let count = 0;
    for (let product = next(); product > limit; product *= next()) count += 1;
    return count;
  };
  return {
    between,
    below,
    times,
    repeat(rate, action) {
      for (let left = times(rate); left > 0; left -= 1) action();
    },
    chance: (share) => next() < share,
    pick(items) {
      const [item] = items.slice(below(items.length));
      if (item === undefined) throw new RangeError('Nothing to pick from.');
      return item;
    },
    around(median) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(0.5 * normal);
    },
    fork: (child) => createRandom(seed, `${name}/${child}`),
  };
}

/** "Small Fast Counter" of PractRand, 32 bits: uniform numbers from 0 on, below 1. */
function sfc32(seed: number, name: string): () => number {
  let [a, b, c, counter] = [seed | 0, hash(name), 0x9e3779b9 | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers still show the seed.
  for (let index = 0; index < 15; index += 1) next();
  return next;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value;
}
