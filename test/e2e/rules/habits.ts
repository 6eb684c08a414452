import type { At, Scenario } from './scenario.ts';
import { EXPORTER, type Labels, NAMES, row, scraped, SERVER, type Series, values } from './series.ts';

/** A value on a page: the same for ever, or another one for the first minutes. */
export type Level = number | { readonly first: number; readonly minutes: number; readonly last: number };

/** Something that an alert should be raised about, and that stays as it is. */
export interface Trouble {
  /** Rows of a page, besides names. */
  readonly rows: Readonly<Record<string, Level>>;
  /** Those of the rows that are withheld when they are old, by the names of their metrics. */
  readonly states: readonly string[];
  /** When the alert has certainly been raised, in minutes. */
  readonly raisedAfter: number;
  readonly labels: Labels;
}

/** What happens to pages, in steps of a minute. */
interface Event {
  readonly name: string;
  readonly targets: readonly Labels[];
  /** Samples of a row, given its value. */
  readonly after: (metric: string, value: number) => string;
  readonly upThen: string;
  readonly fires: (labels: Labels, since: number) => Scenario['fires'];
}

const HOURS_4 = 240;
const STAYS = (_: string, value: number) => values([value, HOURS_4]);
const RESTART_MINUTES = 8;

/**
 * What every alert about backups must do, whatever it is about: be one alert when two targets show the same, outlast a
 * restart of its exporter and a collector that is dead, and end with the thing that it is about.
 */
export function habits(trouble: Trouble): Scenario[] {
  const events: readonly Event[] = [
    {
      name: 'two targets show the same repository: one alert',
      targets: [EXPORTER, SERVER],
      after: STAYS,
      upThen: values([1, HOURS_4]),
      fires: (labels, since) => ({ [minute(since)]: [labels], [minute(since + 60)]: [labels] }),
    },
    {
      name: 'the exporter restarts: it goes on',
      targets: [EXPORTER],
      after: (_, value) => values(['gone', RESTART_MINUTES], [value, HOURS_4]),
      upThen: values([0, RESTART_MINUTES], [1, HOURS_4]),
      fires: (labels, since) =>
        Object.fromEntries([1, 7, 8, 9, 12].map((minutes) => [minute(since + minutes), [labels]])),
    },
    {
      name: 'the collector is dead for longer than states are kept: it goes on',
      targets: [EXPORTER],
      after: (metric, value) => values(trouble.states.includes(metric) ? ['gone', HOURS_4] : [value, HOURS_4]),
      upThen: values([1, HOURS_4]),
      fires: (labels, since) =>
        Object.fromEntries([1, 5, 6, 11, 60, 180].map((minutes) => [minute(since + minutes), [labels]])),
    },
    {
      name: 'the source, or the repository, is deleted: it ends',
      targets: [EXPORTER],
      after: () => 'stale',
      upThen: values([1, HOURS_4]),
      fires: (labels, since) => ({ [minute(since - 1)]: [labels], [minute(since + 1)]: [], [minute(since + 20)]: [] }),
    },
  ];
  return events.map((event) => scenario(trouble, event));
}

function scenario({ rows, raisedAfter, labels }: Trouble, event: Event): Scenario {
  const series = event.targets.flatMap((target) => [
    [scraped(row('up'), target), `${values([1, raisedAfter])} ${event.upThen}`],
    ...Object.entries({ ...NAMES, ...rows }).map(([name, level]) => [
      scraped(name, target),
      `${until(level, raisedAfter)} ${event.after(metricOf(name), lastOf(level))}`,
    ]),
  ]);
  return { name: event.name, series: Object.fromEntries(series) as Series, fires: event.fires(labels, raisedAfter) };
}

/** Rows of one healthy target over some hours. */
export function page(rows: Readonly<Record<string, string>>, target: Labels = EXPORTER, minutes = HOURS_4): Series {
  const named = Object.entries(NAMES).map(([name, value]) => [scraped(name, target), values([value, minutes])]);
  const own = Object.entries(rows).map(([name, samples]) => [scraped(name, target), samples]);
  return Object.fromEntries([[scraped(row('up'), target), values([1, minutes])], ...named, ...own]) as Series;
}

const minute = (minutes: number): At => `${minutes}m`;

const metricOf = (series: string): string => series.slice(0, series.indexOf('{'));

const lastOf = (level: Level): number => (typeof level === 'number' ? level : level.last);

function until(level: Level, minutes: number): string {
  if (typeof level === 'number') return values([level, minutes]);
  return values([level.first, level.minutes], [level.last, minutes - level.minutes]);
}
