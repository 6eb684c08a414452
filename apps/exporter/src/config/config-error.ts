/** One thing that is wrong with a configuration file: data, which `problemText` puts into words. */
export interface ConfigProblem {
  /** Where: `repositories[2].every`. Empty for the file as a whole. */
  readonly path: string;
  /** Line of the file, from 1; absent when it could not be read. */
  readonly line?: number;
  /** What is wrong, completing "`every` ..." where there is a path. Never holds the value of a key. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly fix?: string;
}

/** A configuration file that cannot be used, with every reason in the order of the file. */
export class ConfigError extends Error {
  readonly file: string;
  readonly problems: readonly ConfigProblem[];

  constructor(file: string, problems: readonly ConfigProblem[]) {
    const inOrder = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    super(inOrder.map((problem) => problemText(file, problem)).join('\n'));
    this.file = file;
    this.problems = inOrder;
  }
}

/** `exporter.yml:12: repositories[2].every must be a duration. Fix: ...` */
export function problemText(file: string, { path, line, message, fix }: ConfigProblem): string {
  const where = line === undefined ? file : `${file}:${line}`;
  return `${where}: ${path === '' ? '' : `${path} `}${message}.${fix === undefined ? '' : ` Fix: ${fix}`}`;
}
