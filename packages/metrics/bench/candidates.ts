import { type AnyMetric, type Catalog, counter, defineCatalog, entity, gauge, histogram } from '@lockstep/catalog';
import {
  type Counter,
  createRegistry,
  type Gauge,
  type Histogram,
  type LabelledFamily,
  type Page,
} from '@lockstep/metrics';
import { createRequire } from 'node:module';
import type * as promClient from 'prom-client';
import { BOUNDS, type SeriesSet } from './series.ts';

/** Who is measured: this package, the usual client and its official successor, the fastest in JavaScript. */
export const CANDIDATES = ['lockstep', 'prom-client', '@prometheus-io/client'] as const;

/** One of `CANDIDATES`. */
export type CandidateName = (typeof CANDIDATES)[number];

/** A registry filled with a series set: its handles in the order of the set, and how it makes bytes for a socket. */
export interface Candidate {
  readonly gauges: readonly { set(value: number): void }[];
  readonly histograms: readonly { observe(value: number): void }[];
  /** Bytes of the rendered page. */
  readonly render: () => Promise<number>;
  readonly text: () => Promise<string>;
  /** All values, as a process tells them to the one that collects them. */
  readonly tell: () => Promise<object>;
}

/** Makes a registry of one candidate. */
export function makeCandidate(name: CandidateName, set: SeriesSet): Candidate {
  return name === 'lockstep' ? lockstepCandidate(set) : clientCandidate(name, set);
}

type Labels = Readonly<Record<string, string>>;

/** The catalog of a series set. */
export function benchCatalog(set: SeriesSet): Catalog {
  const open = (label: string) => entity(label, { max: 1_000_000 });
  const about = { help: 'Measured.', since: '0.1.0', usage: 'A benchmark.' } as const;
  const metrics: Record<string, AnyMetric> = {};
  for (const { name } of set.gauges)
    metrics[name] = gauge({ ...about, labels: { host: open('host'), kind: open('kind') }, merge: 'sum' });
  for (const { name } of set.histograms) {
    metrics[name] = histogram({ ...about, labels: { route: open('route'), method: open('method') }, buckets: BOUNDS });
  }
  // Not by defineCatalog: its types ask for names that the compiler knows.
  return { name: 'bench', prefix: 'bench_', metrics };
}

/** The registry of this package, with access to its pages. */
export function lockstepCandidate(set: SeriesSet): Candidate & { readonly scrape: () => Promise<Page> } {
  const registry = createRegistry([benchCatalog(set)], { maxSeries: Infinity });
  // Names come from data here, so their types are not known to the compiler.
  const families = registry.metrics as unknown as Record<string, LabelledFamily<Labels, Gauge & Histogram>>;
  const handles = (all: SeriesSet['gauges'] | SeriesSet['histograms']): (Gauge & Histogram)[] =>
    all.flatMap(({ name, labels }) => labels.flatMap((one) => families[name]?.with(one) ?? []));
  const scrape = (): Promise<Page> => registry.scrape({ format: 'text' });
  const use = async <T>(read: (page: Page) => T): Promise<T> => {
    const page = await scrape();
    page.release();
    return read(page);
  };
  return {
    gauges: handles(set.gauges),
    histograms: handles(set.histograms),
    render: () => use((page) => page.body.length),
    text: () => use((page) => Buffer.from(page.body).toString()),
    tell: async () => registry.snapshot(),
    scrape,
  };
}

/** Both clients have the interface of prom-client. */
type Client = typeof promClient;

/** Loads a client by name; both are CommonJS. */
export function loadClient(name: Exclude<CandidateName, 'lockstep'>): Client {
  return createRequire(import.meta.url)(name) as Client;
}

function clientCandidate(name: Exclude<CandidateName, 'lockstep'>, set: SeriesSet): Candidate {
  const client = loadClient(name);
  const registry = new client.Registry();
  const about = { help: 'Measured.', registers: [registry] };
  const gauges = set.gauges.flatMap(({ name: family, labels }) => {
    const metric = new client.Gauge({ ...about, name: family, labelNames: ['host', 'kind'] });
    return labels.map((one) => metric.labels(one));
  });
  const histograms = set.histograms.flatMap(({ name: family, labels }) => {
    const metric = new client.Histogram({
      ...about,
      name: family,
      labelNames: ['route', 'method'],
      buckets: [...BOUNDS],
    });
    return labels.map((one) => metric.labels(one));
  });
  return {
    gauges,
    histograms,
    render: async () => Buffer.from(await registry.metrics()).length,
    text: () => registry.metrics(),
    tell: () => registry.getMetricsAsJSON(),
  };
}

/** What recording is measured on. */
export interface RecordingHandles {
  readonly counter: Pick<Counter, 'inc'>;
  readonly incLabelled: (labels: Labels) => void;
  readonly histogram: Histogram;
  readonly observeLabelled: (labels: Labels, value: number) => void;
}

/** A counter and a histogram of ten buckets with two labels. */
export function recordingHandles(name: CandidateName, one: Labels): RecordingHandles {
  if (name !== 'lockstep') {
    const client = loadClient(name);
    const about = { help: 'Measured.', registers: [new client.Registry()], labelNames: Object.keys(one) };
    const calls = new client.Counter({ ...about, name: 'bench_calls_total' });
    const waits = new client.Histogram({ ...about, name: 'bench_wait_seconds', buckets: [...BOUNDS] });
    return {
      counter: calls.labels(one),
      incLabelled: (labels) => calls.inc(labels),
      histogram: waits.labels(one),
      observeLabelled: (labels, value) => waits.observe(labels, value),
    };
  }
  const about = { help: 'Measured.', since: '0.1.0', usage: 'A benchmark.' } as const;
  const labels = { host: entity('host', { max: 10_000 }), kind: entity('kind', { max: 100 }) };
  const { metrics } = createRegistry([
    defineCatalog({
      name: 'bench',
      prefix: 'bench_',
      metrics: {
        bench_calls_total: counter({ ...about, labels }),
        bench_wait_seconds: histogram({ ...about, unit: 'seconds', labels, buckets: BOUNDS }),
      },
    }),
  ]);
  const set = (given: Labels): { host: string; kind: string } => given as { host: string; kind: string };
  return {
    counter: metrics.bench_calls_total.with(set(one)),
    incLabelled: (given) => metrics.bench_calls_total.with(set(given)).inc(),
    histogram: metrics.bench_wait_seconds.with(set(one)),
    observeLabelled: (given, value) => metrics.bench_wait_seconds.with(set(given)).observe(value),
  };
}
