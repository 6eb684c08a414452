import type { ExpositionProblem, ParsedFamily, ParsedSample } from './parsed-exposition.ts';
import { parseValue } from './sample-line.ts';

/** The label that tells the samples of one histogram or summary apart. */
const PART_LABEL: Readonly<Record<string, string>> = { histogram: 'le', gaugehistogram: 'le', summary: 'quantile' };

/** The label set of a sample as one text: in name order, without empty values and without the label `except`. */
export function seriesKey(labels: ReadonlyMap<string, string>, except?: string): string {
  const pairs = [...labels].filter(([name, value]) => value !== '' && name !== except);
  return JSON.stringify(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The samples of a family by the label set of the histogram, summary or series that they are part of. */
export function groupSamples({ name, type, samples }: ParsedFamily): readonly (readonly ParsedSample[])[] {
  const part = type === 'stateset' ? name : PART_LABEL[type];
  return groupBy(samples, ({ labels }) => seriesKey(labels, part));
}

/** Items with the same key, in the order of their first one. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => unknown): readonly (readonly T[])[] {
  const groups = new Map<unknown, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** Samples whose series were there before; a scraper keeps one of them and says nothing. */
export function duplicateSeries(samples: readonly ParsedSample[]): ExpositionProblem[] {
  const seen = new Map<string, number>();
  return samples.flatMap(({ name, labels, timestamp, line }) => {
    const key = `${name} ${timestamp ?? ''} ${seriesKey(labels)}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, line);
    return first === undefined
      ? []
      : [{ line, code: 'duplicate-series', message: `\`${name}\` with these labels is on line ${first} already` }];
  });
}

/** What the names of a histogram's samples end in. */
interface HistogramSuffixes {
  readonly sum: string;
  readonly count: string;
}

/** What is wrong with one histogram (the samples of one label set at one time). */
export function histogramProblems(
  name: string,
  samples: readonly ParsedSample[],
  { sum, count }: HistogramSuffixes,
): ExpositionProblem[] {
  const buckets = samples.filter((sample) => sample.name === `${name}_bucket`);
  const line = samples[0]?.line ?? 0;
  const last = buckets.at(-1);
  const problems = buckets.flatMap((bucket, i) => bucketProblems(bucket, buckets[i - 1]));
  if (last?.labels.get('le') !== '+Inf') {
    problems.push({ line: last?.line ?? line, code: 'no-inf-bucket', message: `\`${name}\` has no bucket le="+Inf"` });
  }
  const total = samples.find((sample) => sample.name === name + count);
  if (total !== undefined && last !== undefined && last.labels.get('le') === '+Inf' && total.value !== last.value) {
    const message = `the count is ${total.value}, the +Inf bucket is ${last.value}`;
    problems.push({ line: total.line, code: 'count-differs', message });
  }
  const hasSum = samples.some((sample) => sample.name === name + sum);
  if (hasSum !== (total !== undefined) && !(hasNegativeBound(buckets) && !hasSum)) {
    const message = `\`${name}\` has ${hasSum ? `${sum} without ${count}` : `${count} without ${sum}`}`;
    problems.push({ line, code: 'incomplete-histogram', message });
  }
  return problems;
}

/** Whether a bucket counts values below zero, of which no sum can be a counter. */
export function hasNegativeBound(buckets: readonly ParsedSample[]): boolean {
  return buckets.some(({ labels }) => Number(labels.get('le')) < 0);
}

function bucketProblems(bucket: ParsedSample, before: ParsedSample | undefined): ExpositionProblem[] {
  const { line } = bucket;
  const le = bucket.labels.get('le') ?? '';
  const bound = parseBound(le);
  if (bound === undefined) {
    return [{ line, code: 'bucket-bound', message: le === '' ? 'a bucket has no `le`' : `\`le="${le}"\` is no bound` }];
  }
  if (before === undefined) return [];
  const leBefore = before.labels.get('le') ?? '';
  const boundBefore = parseBound(leBefore) ?? -Infinity;
  const problems: ExpositionProblem[] = [];
  if (bound === boundBefore && le !== leBefore) {
    problems.push({ line, code: 'duplicate-bucket', message: `le="${leBefore}" and le="${le}" are one bound` });
  } else if (bound < boundBefore) {
    problems.push({ line, code: 'bucket-order', message: `le="${le}" comes after le="${leBefore}"` });
  }
  if (bucket.value < before.value) {
    const message = `le="${le}" counts ${bucket.value}, le="${leBefore}" ${before.value}`;
    problems.push({ line, code: 'falling-buckets', message });
  }
  return problems;
}

/** `+Inf` only in this spelling, since scrapers that do not rewrite bounds compare the text. */
function parseBound(le: string): number | undefined {
  if (le === '+Inf') return Infinity;
  const bound = parseValue(le);
  return bound !== undefined && Number.isFinite(bound) ? bound : undefined;
}
