import { parser } from '@prometheus-io/lezer-promql';
// @boundaries-ignore the form of a figure belongs to the root's benchmark runner
import type { Figure } from '../../../scripts/bench-figure.ts';
import { analyse, parseQuery, PROMETHEUS_3, type SeriesLookup, validateQuery } from '../src/index.ts';
import { QUERIES } from './queries.ts';

/** Heading of the table. */
export const title = 'Queries of dashboards per second, beside what the grammar alone takes';

/** What a catalog would say, so that flows have something to work on. */
const LOOKUP: SeriesLookup = () => ({
  must: ['job', 'instance'],
  may: ['job', 'instance', 'route', 'method', 'code', 'le', 'device'],
  unit: { seconds: 1 },
});

/** Each step does what the ones before it do. */
const STEPS = {
  'grammar alone': (query: string) => parser.parse(query),
  'typed tree': (query: string) => parseQuery(query),
  'and type check': (query: string) => validateQuery(query, PROMETHEUS_3),
  'and labels, units and bounds': (query: string) => {
    const { expr } = validateQuery(query, PROMETHEUS_3).parsed;
    const analysis = analyse(LOOKUP);
    return expr && [analysis.labels(expr), analysis.scaledUnit(expr), analysis.values(expr)];
  },
} as const;

/** In turn within each round, so that whatever else runs slows all of them. */
export async function measure({ quick }: { readonly quick: boolean }): Promise<readonly Figure[]> {
  const rounds = Array.from({ length: quick ? 15 : 60 }, () =>
    Object.entries(STEPS).map(([step, run]) => [step, secondsFor(run)] as const),
  ).slice(quick ? 5 : 20);
  const medians = Object.keys(STEPS).map(
    (step) => [step, median(rounds.map((round) => round.find(([name]) => name === step)?.[1] ?? 0))] as const,
  );
  const [, grammar] = medians[0] ?? ['', 0];
  return medians.flatMap(([step, seconds]): Figure[] => [
    {
      what: step,
      measured: QUERIES.length / seconds,
      unit: 'queries/s',
      better: 'higher',
    },
    ...(seconds === grammar
      ? []
      : [
          {
            what: `${step}, against the grammar alone`,
            measured: seconds / grammar,
            unit: 'x',
            better: 'lower',
          } as const,
        ]),
  ]);
}

function secondsFor(run: (query: string) => unknown): number {
  const started = process.cpuUsage();
  for (const query of QUERIES) run(query);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
