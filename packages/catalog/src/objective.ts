import type { Catalog, MetricName, Metrics } from './catalog.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { ClosedDomain } from './label.ts';
import { CatalogError, type Problem } from './problem.ts';

/** How much of what happened has to be good, and over how long a time that is counted. */
interface Promised {
  /** Share of good events, between 0 and 1, neither of them: `0.999`. */
  readonly target: number;
  /** Days over which the share is promised: at least one. */
  readonly windowDays: number;
}

/** Events that a counter counts by how they ended: those with one of the `bad` values broke the promise. */
export interface CountedEvents {
  readonly counter: string;
  /** The label that tells good from bad. No two counters of one objective use the same. */
  readonly label: string;
  readonly bad: readonly string[];
}

/** What is asked is answered, and not with an error of ours. All the events count together. */
export interface AvailabilityObjective extends Promised {
  readonly kind: 'availability';
  readonly events: readonly CountedEvents[];
}

/** What is asked is answered in time: each observation above the bound broke the promise. */
export interface LatencyObjective extends Promised {
  readonly kind: 'latency';
  readonly histogram: string;
  /** One of the bounds of the histogram, in its unit. */
  readonly within: number;
}

/** What a component promises to those who use it. */
export type Objective = AvailabilityObjective | LatencyObjective;

/** The objectives of a component with the catalog of what they are counted by, made by `defineObjectives`. */
export interface Objectives<M extends Metrics = Metrics> {
  readonly catalog: Catalog<M>;
  readonly objectives: readonly Objective[];
}

/** An objective as it is written down: metrics, labels and values are those of the catalog, or it does not compile. */
export type ObjectiveOf<C extends Catalog> =
  | (Omit<AvailabilityObjective, 'events'> & { readonly events: readonly EventsOf<C>[] })
  | (Omit<LatencyObjective, 'histogram'> & { readonly histogram: NameOfType<C, 'histogram'> });

type NameOfType<C extends Catalog, T extends string> = {
  [N in MetricName<C>]: C['metrics'][N]['type'] extends T ? N : never;
}[MetricName<C>];

type EventsOf<C extends Catalog> = {
  [N in NameOfType<C, 'counter'>]: EventsByLabel<N, C['metrics'][N]['labels']>;
}[NameOfType<C, 'counter'>];

/** Only a closed set says which values there are. */
type EventsByLabel<N extends string, L> = {
  [K in keyof L & string]: L[K] extends ClosedDomain<infer V>
    ? { readonly counter: N; readonly label: K; readonly bad: readonly [V, ...V[]] }
    : never;
}[keyof L & string];

/**
 * Declares what a component promises, beside the catalog of what it counts. Rules, alerts and dashboards of service levels
 * are made from it.
 *
 * @throws {CatalogError} when a target or a time makes no sense, a bound is none of the histogram's, or two counters tell
 * good from bad by labels of one name.
 */
export function defineObjectives<const M extends Metrics>(
  catalog: Catalog<M>,
  objectives: readonly ObjectiveOf<Catalog<M>>[],
): Objectives<M> {
  const problems = objectives.flatMap((objective) => [
    ...promiseProblems(objective),
    ...(objective.kind === 'latency' ? boundProblems(objective, catalog) : labelProblems(objective)),
  ]);
  if (problems.length > 0) throw new CatalogError(catalog.name, problems);
  // Catalogs are frozen already.
  return deepFreeze({ catalog, objectives });
}

function promiseProblems({ kind, target, windowDays }: Objective): Problem[] {
  const about = { code: 'senseless-objective', metric: '' } as const;
  return [
    ...(target > 0 && target < 1
      ? []
      : [
          {
            ...about,
            message: `The ${kind} objective has the target ${target}.`,
            fix: 'Write a share between 0 and 1: 0.999.',
          },
        ]),
    ...(windowDays >= 1
      ? []
      : [
          {
            ...about,
            message: `The ${kind} objective is promised over ${windowDays} days.`,
            fix: 'Write at least one day.',
          },
        ]),
  ];
}

function boundProblems({ histogram, within }: LatencyObjective, { metrics }: Catalog): Problem[] {
  const bounds = metrics[histogram]?.buckets ?? [];
  if (bounds.includes(within)) return [];
  return [
    {
      code: 'unknown-bound',
      metric: histogram,
      message: `The latency objective needs a bucket with the bound ${within}; there are ${bounds.join(', ')}.`,
      fix: 'Use one of those, or add the bound to the buckets.',
    },
  ];
}

function labelProblems({ events }: AvailabilityObjective): Problem[] {
  return events
    .filter(({ label }, index) => events.findIndex((other) => other.label === label) !== index)
    .map(({ counter, label }) => ({
      code: 'repeated-label',
      metric: counter,
      message: `Two counters of the availability objective tell good from bad by the label \`${label}\`.`,
      fix: 'Their series could not be told apart. Make two objectives of it.',
    }));
}
