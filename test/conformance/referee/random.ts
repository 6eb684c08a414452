/** Repeatable randomness: the same seed gives the same choices on every machine. */
export interface Random {
  /** Whether something happens that happens in `probability` of all cases. */
  chance(probability: number): boolean;
  /** An integer from 0 to `below` - 1. */
  integer(below: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly [T, ...T[]]): T;
  /** Up to `most` different ones of a list, in its order. */
  some<T>(list: readonly T[], most: number): T[];
}

/** Makes a source of randomness from any 32-bit integer. Mulberry32: short, and even enough for choices. */
export function createRandom(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (below: number): number => Math.floor(next() * below);
  return {
    integer,
    chance: (probability) => next() < probability,
    pick: (list) => list[integer(list.length)] ?? list[0],
    some: (list, most) => {
      const wanted = new Set(Array.from({ length: integer(most + 1) }, () => integer(list.length)));
      return list.filter((_, index) => wanted.has(index));
    },
  };
}
