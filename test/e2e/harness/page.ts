import { type ExpositionProblem, type ParsedSample, parseText } from '@lockstep/metrics';

/** A page of the server, read by our own strict parser. */
export interface Page {
  readonly problems: readonly ExpositionProblem[];
  /** The samples of each family, by the family's name. */
  readonly families: ReadonlyMap<string, readonly PageSample[]>;
  /** The samples of one name, such as `rm_job_duration_seconds_count`. */
  samples(name: string): readonly PageSample[];
}

interface PageSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads a page in the text format. */
export function readPage(text: string): Page {
  const { families, problems } = parseText(text);
  const read = families.map(({ name, samples }) => [name, samples.map(plainLabels)] as const);
  const all = read.flatMap(([, samples]) => samples);
  return { problems, families: new Map(read), samples: (name) => all.filter((sample) => sample.name === name) };
}

function plainLabels({ name, labels, value }: ParsedSample): PageSample {
  return { name, labels: Object.fromEntries(labels), value };
}
