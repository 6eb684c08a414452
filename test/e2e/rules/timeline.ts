import { describeCatalog, OWN_CATALOGS, seriesOfFamily } from '@lockstep/catalog';
import type { At, Scenario } from './scenario.ts';
import { type Component, type Labels, row, scraped, type Series, values } from './series.ts';

/** What a page says each minute: a gauge is at the value, a counter rises by it. */
export type Rows = Readonly<Record<string, number>>;

/** A time in which a page stays as it is, in minutes. While it is `gone` it cannot be scraped, and its counters begin again. */
export interface Phase {
  readonly minutes: number;
  readonly rows: Rows | 'gone';
}

const COUNTERS = new Set(
  OWN_CATALOGS.flatMap((catalog) => Object.entries(describeCatalog(catalog).metrics))
    .flatMap(([name, description]) => seriesOfFamily(name, description))
    .filter(({ kind }) => kind === 'counter')
    .map(({ name }) => name),
);

/** The series of a target, one sample a minute. A row that a phase does not name stands still, or is not there yet. */
export function timeline(phases: readonly Phase[], target: Component): Series {
  const rows = new Set(phases.flatMap(({ rows: said }) => (said === 'gone' ? [] : Object.keys(said))));
  const up = phases.map(({ rows: said, minutes }) => [said === 'gone' ? 0 : 1, minutes] as const);
  const series = [...rows].map((name) => [scraped(name, target), samples(name, phases)] as const);
  return Object.fromEntries([[scraped(row('up'), target), values(...up)], ...series]);
}

function samples(name: string, phases: readonly Phase[]): string {
  const isCounter = COUNTERS.has(name.slice(0, name.indexOf('{')));
  let last: number | undefined;
  const parts: string[] = [];
  for (const { rows, minutes } of phases) {
    if (rows === 'gone') {
      parts.push(last === undefined ? `_x${minutes - 1}` : values(['gone', minutes]));
      last = undefined;
      continue;
    }
    const said = rows[name];
    if (said === undefined && last === undefined) {
      parts.push(minutes === 1 ? '_' : `_ _x${minutes - 1}`);
      continue;
    }
    if (!isCounter) {
      last = said ?? last ?? 0;
      parts.push(values([last, minutes]));
      continue;
    }
    const step = said ?? 0;
    const first: number = last === undefined ? 0 : last + step;
    last = first + step * (minutes - 1);
    parts.push(minutes === 1 ? String(first) : `${first}+${step}x${minutes - 1}`);
  }
  return parts.join(' ');
}

/** What an alert about one page is tried with. */
export interface Incident {
  readonly target: Component;
  /** All is well. */
  readonly quiet: Rows;
  /** What is different in the incident. */
  readonly trouble: Rows;
  /** As bad as it may be without an alert. */
  readonly border: Rows;
  /** The labels of the alert, without severity, component and system. */
  readonly labels: Labels;
  /** Minutes from the begin of the incident until it has certainly been raised. */
  readonly raisedAfter: number;
  /** Minutes from the end of the incident, or of the page, until it has certainly ended. */
  readonly endedAfter: number;
  readonly says: Pick<NonNullable<Scenario['says']>, 'summary' | 'description'>;
}

const BEFORE = 60;
const DURING = 120;
const AFTER = 120;

/** What every alert about a page must do: fire in its incident and end after it, and be silent whatever else happens. */
export function incidentScenarios(incident: Incident): readonly Scenario[] {
  const { target, quiet, labels, raisedAfter, endedAfter, says } = incident;
  const trouble = { ...quiet, ...incident.trouble };
  const border = { ...quiet, ...incident.border };
  const during = at(BEFORE + raisedAfter);
  const scene = (name: string, phases: readonly Phase[], fires: Scenario['fires']): Scenario => ({
    name,
    series: timeline(phases, target),
    fires,
  });
  return [
    {
      ...scene(
        'it fires in the incident, and ends after it',
        [
          { minutes: BEFORE, rows: quiet },
          { minutes: DURING, rows: trouble },
          { minutes: AFTER, rows: quiet },
        ],
        {
          [at(BEFORE - 1)]: [],
          [during]: [labels],
          [at(BEFORE + DURING - 1)]: [labels],
          [at(BEFORE + DURING + endedAfter)]: [],
        },
      ),
      says: { at: during, ...says },
    },
    scene('all is well', [{ minutes: 300, rows: quiet }], silent(5, 15, 60, 180, 290)),
    scene('as bad as it may be', [{ minutes: 300, rows: border }], silent(30, 60, 120, 290)),
    scene(
      'the process restarts, and all counters begin again',
      [
        { minutes: BEFORE, rows: quiet },
        { minutes: 2, rows: 'gone' },
        { minutes: BEFORE, rows: quiet },
        { minutes: 1, rows: 'gone' },
        { minutes: AFTER, rows: quiet },
      ],
      silent(59, 61, 63, 66, 70, 80, 121, 124, 130, 150),
    ),
    scene(
      'the page is gone in the incident: what cannot be seen ends, and another alert is about that',
      [
        { minutes: BEFORE, rows: quiet },
        { minutes: raisedAfter + 1, rows: trouble },
        { minutes: AFTER, rows: 'gone' },
      ],
      { [during]: [labels], [at(BEFORE + raisedAfter + 1 + endedAfter)]: [] },
    ),
  ];
}

function silent(...minutes: readonly number[]): Scenario['fires'] {
  return Object.fromEntries(minutes.map((minute) => [at(minute), []]));
}

const at = (minutes: number): At => `${minutes}m`;
