import { createHash } from 'node:crypto';
import { type Candidate, type CandidateName, CANDIDATES } from './candidates.ts';
import { runChild } from './run-child.ts';
import { gaugeValues, observations } from './series.ts';

type Handles = Pick<Candidate, 'gauges' | 'histograms'>;

/** Gives every gauge the value that it has in this round, whoever is measured. */
export function setAll({ gauges }: Handles, round: number): void {
  const next = gaugeValues(1000 + round);
  for (const gauge of gauges) gauge.set(next());
}

/** Adds to every histogram what it observes in this round. */
export function observeAll({ histograms }: Handles, round: number): void {
  const next = observations(5000 + round);
  for (const histogram of histograms) histogram.observe(next());
}

/** What pages of all candidates have in common. */
export interface PageFacts {
  readonly lines: number;
  /** Of all sample values of the page, sorted: equal for all candidates, or they did not do the same work. */
  readonly valuesDigest: string;
}

/** The facts of a page. */
export function pageFacts(text: string): PageFacts {
  const samples = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.slice(line.lastIndexOf(' ') + 1));
  const valuesDigest = createHash('sha256').update(samples.sort().join()).digest('hex').slice(0, 16);
  return { lines: samples.length, valuesDigest };
}

/**
 * Measures each candidate in a process of its own, in turn.
 *
 * @throws {Error} when they did not do the same work
 */
export async function oneOfEach<T extends PageFacts>(
  program: string,
  ...args: readonly number[]
): Promise<Record<CandidateName, T>> {
  const entries: [CandidateName, T][] = [];
  for (const name of CANDIDATES) entries.push([name, await runChild<T>(program, name, ...args)]);
  if (new Set(entries.map(([, { valuesDigest }]) => valuesDigest)).size > 1) {
    throw new Error(`The candidates rendered different values: ${JSON.stringify(entries)}`);
  }
  return Object.fromEntries(entries) as Record<CandidateName, T>;
}
