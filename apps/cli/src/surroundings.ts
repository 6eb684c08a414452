/** What commands need of the process they run in. Paths are relative to its working directory. */
export interface Surroundings {
  /** Writes to standard output; resolves when more can be taken, `false` when nobody reads any more. */
  readonly print: (text: string) => Promise<boolean>;
  /** Says a line on standard error. */
  readonly say: (line: string) => void;
  readonly input: AsyncIterable<Uint8Array | string>;
  /** Whether standard output shows colours. */
  readonly colour: boolean;
  /** Environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Exit codes of every command: warnings alone are clean; a file that could not be looked at at all is a 2. */
export const EXIT = { clean: 0, problems: 1, failed: 2 } as const;

/** One of `EXIT`. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
