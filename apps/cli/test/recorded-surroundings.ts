import type { Surroundings } from '../src/surroundings.ts';

/** Surroundings that keep what is printed and said. */
export interface RecordedSurroundings extends Surroundings {
  readonly printed: () => string;
  readonly said: readonly string[];
}

/** Surroundings for a test; `input` is what standard input gives, `env` the environment. */
export function recordedSurroundings(
  input: readonly string[] = [],
  env: Surroundings['env'] = {},
): RecordedSurroundings {
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
    env,
    printed: () => printed.join(''),
    said,
  };
}
