import { TARGET_LABELS } from '@lockstep/catalog';
import { MAX_LISTED_VALUES, type Observation } from './observation.ts';
import type { ApiMetadata, PrometheusApi } from './prometheus-api.ts';
import { storedType } from '../../pages/stored-type.ts';

/** Series of a family that are looked at one by one. Of a larger one only label names and values are asked for. */
const MAX_SERIES = 20_000;

/** Questions at a time. */
const PARALLEL = 4;

/** Labels of every series, which are no labels of the metrics of a target. */
const ALWAYS_THERE: ReadonlySet<string> = new Set([...TARGET_LABELS, '__name__']);

/** Series that Prometheus makes itself for every target and alert. */
const OWN_SERIES = /^(?:up|scrape_\w+|ALERTS|ALERTS_FOR_STATE)$/;

/**
 * Notes what a running Prometheus knows: metadata of its targets, and the series of the time that `api` looks at. Labels
 * that targets have beside `job` and `instance` are noted as labels of the metrics. Returns what was odd.
 */
export async function observePrometheus(
  api: PrometheusApi,
  observation: Observation,
  source: string,
): Promise<readonly string[]> {
  const [metadata, names] = await Promise.all([api.metadata(), api.names()]);
  const families = familiesOf(
    names.filter((name) => !OWN_SERIES.test(name)),
    metadata,
  );
  for (const [family, known] of metadata) {
    if (known.length > 0 && !families.has(family) && !isFamilyOf(family, families)) families.set(family, []);
  }
  const odd: string[] = [];
  await eachOf([...families], async ([family, members]) => {
    const facts = factsOf(family, metadata);
    if (facts.types.length > 1) odd.push(`\`${family}\`: targets disagree on its type (${facts.types.join(', ')})`);
    const [stored = '', ...others] = facts.types;
    const type = others.length === 0 ? storedType(stored) : 'unknown';
    observation.declare(family, { type, help: facts.help, unit: facts.unit }, source);
    if (type === 'histogram' && members.includes(family)) observation.native(family);
    if (members.length > 0) await observeSeries(api, observation, { family, members });
  });
  return odd.sort();
}

interface FamilyOfSeries {
  readonly family: string;
  readonly members: readonly string[];
}

async function observeSeries(
  api: PrometheusApi,
  observation: Observation,
  { family, members }: FamilyOfSeries,
): Promise<void> {
  const series = await api.series(members, MAX_SERIES);
  if (series !== undefined) {
    for (const labels of series) observation.series(family, ownLabels(Object.entries(labels)));
    return;
  }
  const labels = (await api.labels(members)).filter((label) => !ALWAYS_THERE.has(label));
  // Any series is enough to tell that the family is more than declared; without labels it makes those below optional.
  observation.series(family, []);
  for (const label of labels) {
    const values = await api.values(members, label);
    observation.label(family, label, values.slice(0, MAX_LISTED_VALUES + 1));
  }
}

function ownLabels(labels: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return labels.filter(([label]) => !ALWAYS_THERE.has(label));
}

/** What series of a type add to the name under which metadata are kept. */
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['_sum', '_count'],
};

/** Suffixes that make a family of its own here, while metadata are kept under the name without them. */
const OWN_SUFFIXES: Readonly<Record<string, readonly string[]>> = { counter: ['_total'], info: ['_info'] };

/** Names of series by family. */
function familiesOf(
  names: readonly string[],
  metadata: ReadonlyMap<string, readonly ApiMetadata[]>,
): Map<string, readonly string[]> {
  const families = new Map<string, readonly string[]>();
  for (const name of names) {
    const base = name.replace(/_[a-z]+$/, '');
    const types = metadata.get(base)?.map(({ type }) => type) ?? [];
    const isPart = types.some((type) => SUFFIXES[type]?.includes(name.slice(base.length)));
    const family = isPart && !metadata.has(name) ? base : name;
    families.set(family, [...(families.get(family) ?? []), name]);
  }
  return families;
}

/** Whether metadata under this name belong to a family with a longer one: `x` to the counter `x_total`. */
function isFamilyOf(name: string, families: ReadonlyMap<string, unknown>): boolean {
  return Object.values(OWN_SUFFIXES).some((suffixes) => suffixes.some((suffix) => families.has(name + suffix)));
}

function factsOf(family: string, metadata: ReadonlyMap<string, readonly ApiMetadata[]>) {
  const base = family.replace(/_[a-z]+$/, '');
  const ofBase = (metadata.get(base) ?? []).filter(({ type }) =>
    OWN_SUFFIXES[type]?.includes(family.slice(base.length)),
  );
  const known = metadata.get(family) ?? ofBase;
  const [first] = known;
  const types = [...new Set(known.map(({ type }) => type))].filter((type) => type !== 'unknown');
  return { types, help: first?.help ?? '', unit: first?.unit ?? '' };
}

async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  // All workers take from one iterator, so that each item is taken once.
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}
