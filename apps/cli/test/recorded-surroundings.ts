import type { Surroundings } from '../src/surroundings.ts';

/** Surroundings that keep what is printed and said. */
export interface RecordedSurroundings extends Surroundings {
  readonly printed: () => string;
  readonly said: readonly string[];
}

/** Surroundings for a test; `input` is what standard input gives. */
export function recordedSurroundings(input: readonly string[] = []): RecordedSurroundings {
  const printed: string[] = [];
  const said: string[] = [];
  return {
    print: async (text) => {
      printed.push(text);
      return true;
    },
    say: (line) => void said.push(line),
    input: (async function* () {
      yield* input;
    })(),
    colour: false,
    printed: () => printed.join(''),
    said,
  };
}
