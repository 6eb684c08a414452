import type { Catalog, CountedEvents, LatencyObjective, Objective } from '@lockstep/catalog';
import {
  anyOf,
  type Counter,
  type Duration,
  type Histogram,
  type Level,
  promql,
  type Query,
  re,
  type Recording,
  recording,
  select,
} from '@lockstep/query';
import type { AlertComponents, AlertSystem } from '../alerting/condition.ts';
import {
  BURN_ALERTS,
  type BurnPair,
  type BurnWindow,
  FEWEST_BAD_EVENTS,
  RECORDING_INTERVAL_SECONDS,
} from './burn-alerts.ts';

/** A component whose objectives become rules. */
export interface ServiceComponent<S extends AlertSystem = AlertSystem> {
  readonly system: S;
  readonly component: AlertComponents[S];
  readonly catalog: Catalog;
}

/** An objective as it is measured: everything is recorded, and alerts and dashboards read the results (`.series`). */
export interface ServiceLevel<S extends AlertSystem = AlertSystem> extends ServiceComponent<S> {
  readonly objective: Objective;
  /** Share of events that may be bad: `0.001`. */
  readonly budget: number;
  /** Events per second over five minutes. Absent while there is no page to read. */
  readonly events: Recording<never>;
  /** Bad events per second over five minutes: zero, not absent, when all went well. */
  readonly errors: Recording<never>;
  /** Share of events that were bad, weighted by traffic. Absent where there was none. */
  readonly errorRatio: Readonly<Record<BurnWindow, Recording<never>>>;
  /** The same over all days of the objective, or those that were recorded. */
  readonly objectiveErrorRatio: Recording<never>;
  /** The smaller of the burn rates of a pair of windows. Zero when too little went wrong. */
  readonly pairBurnRate: ReadonlyMap<BurnPair, Recording<never>>;
}

/** What has to be recorded for an objective. */
export function serviceLevel<S extends AlertSystem>(
  component: ServiceComponent<S>,
  objective: Objective,
): ServiceLevel<S> {
  const level = `${component.system}_${component.component}`.replaceAll('-', '_');
  const record = (operation: string, query: Level<never>): Recording<never> =>
    recording(`${level}:${objective.kind}_${operation}`, query);
  const [eventRate, badRate] = ratesOf(component.catalog, objective);
  const events = record('events:rate5m', eventRate);
  const errors = record('errors:rate5m', badRate);
  const ratioOver = (window: Duration): Recording<never> =>
    record(`errors:ratio_rate${window}`, mean(errors, window).ratio(mean(events, window)));
  const errorRatio = {
    '5m': ratioOver('5m'),
    '30m': ratioOver('30m'),
    '1h': ratioOver('1h'),
    '2h': ratioOver('2h'),
    '6h': ratioOver('6h'),
    '1d': ratioOver('1d'),
    '3d': ratioOver('3d'),
  };
  const budget = budgetOf(objective);
  const pairOf = ({ long, short }: BurnPair): Recording<never> => {
    const bad = errors.series.over(long).sum().times(RECORDING_INTERVAL_SECONDS);
    const burning = smaller(errorRatio[long].series, errorRatio[short].series).dividedBy(budget);
    return record(`burn_rate:min_${long}_${short}`, burning.times(bad.isAtLeast(FEWEST_BAD_EVENTS)));
  };
  return Object.freeze({
    ...component,
    objective,
    budget,
    events,
    errors,
    errorRatio,
    objectiveErrorRatio: ratioOver(`${objective.windowDays}d`),
    pairBurnRate: new Map(BURN_ALERTS.flatMap(({ pairs }) => pairs).map((pair) => [pair, pairOf(pair)])),
  });
}

/** Everything that is recorded for an objective, in the order in which the rules read each other. */
export function recordingsOf(level: ServiceLevel): readonly Recording<never>[] {
  const { events, errors, errorRatio, objectiveErrorRatio, pairBurnRate } = level;
  return [events, errors, ...Object.values(errorRatio), objectiveErrorRatio, ...pairBurnRate.values()];
}

/** How fast the budget is spent: at 1 it lasts exactly as long as the objective. Absent without traffic. */
export function burnRate({ errorRatio, budget }: ServiceLevel, window: BurnWindow): Level<never> {
  return errorRatio[window].series.dividedBy(budget);
}

/** Share of the error budget that is left: 1 when nothing went wrong, below 0 when the objective is missed. */
export function budgetLeft({ objectiveErrorRatio, budget }: ServiceLevel): Level<never> {
  return objectiveErrorRatio.series.dividedBy(budget).subtractedFrom(1);
}

/** `1 - 0.999` is not quite `0.001`. */
function budgetOf({ target }: Objective): number {
  return Number((1 - target).toPrecision(6));
}

/** Of what is recorded, and not of the counters: three days of their samples would be many millions. */
function mean({ series }: Recording<never>, window: Duration): Level<never> {
  return window === '5m' ? series : series.over(window).avg();
}

/** Absent where either is. */
function smaller(a: Level<never>, b: Level<never>): Level<never> {
  return a.atMost(b).or(b.below(a));
}

/** All events, and the bad ones. */
function ratesOf(catalog: Catalog, objective: Objective): readonly [events: Level<never>, bad: Level<never>] {
  if (objective.kind === 'latency') return latencyRates(catalog, objective);
  const { events } = objective;
  const all = summed(events.map((counted) => eventsOf(catalog, counted)));
  const bad = summed(events.map((counted) => badEventsOf(catalog, counted)));
  // Until something fails there are no series of failures. A difference is a zero that keeps its unit.
  return [all, bad.or(all.minus(all))];
}

function latencyRates(
  catalog: Catalog,
  { histogram, within }: LatencyObjective,
): readonly [Level<never>, Level<never>] {
  // `defineObjectives` takes histograms only.
  const observed = select(catalog)[histogram] as Histogram<Readonly<Record<string, string>>>;
  const all = observed.count.rate('5m').sum();
  const quick = observed.bucket
    .where({ le: re(boundPattern(within)) })
    .rate('5m')
    .sum();
  return [all, all.minus(quick).clampMin(0)];
}

/** A bound as any server stores it: Prometheus 3 makes `1.0` of `1`, Prometheus 2 and VictoriaMetrics keep what is written. */
function boundPattern(bound: number): string {
  const [whole = '', fraction] = String(bound).split('.');
  return fraction === undefined ? `${whole}([.]0)?` : `${whole}[.]${fraction}0*`;
}

function eventsOf(catalog: Catalog, { counter, label }: CountedEvents): Query {
  return counterOf(catalog, counter).rate('5m').sumBy(label);
}

function badEventsOf(catalog: Catalog, { counter, label, bad }: CountedEvents): Query {
  const [first = '', ...others] = bad;
  return counterOf(catalog, counter)
    .where({ [label]: anyOf(first, ...others) })
    .rate('5m')
    .sumBy(label);
}

/** `defineObjectives` takes counters only. */
function counterOf(catalog: Catalog, name: string): Counter<Readonly<Record<string, string>>> {
  return select(catalog)[name] as Counter<Readonly<Record<string, string>>>;
}

/**
 * Sum over counters of which some may have no series yet. Each is grouped by a label that the others do not have, so that
 * `or` takes them for different series and keeps all.
 */
function summed([first, ...others]: readonly Query[]): Level<never> {
  if (first === undefined) throw new TypeError('An availability objective counts no events.');
  const all = others.reduce<Query>((sum, other) => promql`${sum} or ${other}`, first);
  return promql.labels<never>()`sum(${all})`;
}
