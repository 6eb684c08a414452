import { constant, type LegendedQuery, promql, type Query } from '@lockstep/query';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { BY_THRESHOLDS, type FieldOptions, type Look, thresholds, valueLooks } from '../panels/field.ts';
import type { PanelFrame } from '../panels/panel.ts';
import { statPanel } from '../panels/stat.ts';
import { upOf } from './instances.ts';
import { failingShare, type Operations, secondsOf, type Timed } from './operations.ts';

/** Values that stand for words, so that no tile shows the last good value of a service that is gone. */
const NOTHING_DONE = -1;
const NO_DATA = -2;

/** A tile of the state of a service: what it shows, and what it says while the service is up and nothing happens. */
export interface StateTile {
  readonly title: string;
  /** One value. */
  readonly query: Query;
  readonly idle: string;
  readonly field: FieldOptions;
}

/** The first panel of a service's dashboard. */
export interface ServiceState extends PanelFrame {
  /** The scrape job of its instances. */
  readonly job: string;
  /** In their order, behind the share of instances that are up. */
  readonly tiles: Readonly<Record<string, StateTile>>;
}

/** How many instances are up, and a few numbers that say whether they work; each with its history. */
export function serviceState({ job, tiles, ...frame }: ServiceState): Panel {
  const instances = upOf(job);
  const asked = instances.sum().above(0);
  const shown = Object.entries(tiles).map(([refId, { title, query }]) => {
    const known = promql`${query}`.or(asked.times(0).plus(NOTHING_DONE)).or(constant(NO_DATA));
    return [refId, history(known.legend(title))] as const;
  });
  return statPanel({
    ...frame,
    tiles: {
      up: history(instances.avg().or(constant(NO_DATA)).legend('Instances up')),
      ...Object.fromEntries(shown),
    },
    field: { color: BY_THRESHOLDS, noValue: 'no data' },
    overrides: [
      { name: 'Instances up', options: { ...SHARE_UP, mappings: [valueLooks({ [NO_DATA]: GONE })] } },
      ...Object.values(tiles).map(({ title, idle, field }) => ({
        name: title,
        options: { ...field, mappings: [words(idle)] },
      })),
    ],
  });
}

/** The share of operations that fail, against what the objective allows for. */
export function failingTile(title: string, operations: Operations, allowed: number, idle: string): StateTile {
  return {
    title,
    query: failingShare(operations, []),
    idle,
    field: { unit: 'percentunit', decimals: 2, thresholds: thresholds('blue', [allowed, 'orange'], [0.05, 'red']) },
  };
}

/** The time within which 95 % of operations end, against the seconds that the objective allows for. */
export function secondsTile(title: string, operations: Timed, allowed: number, idle: string): StateTile {
  return {
    title,
    query: secondsOf(operations, 0.95, []),
    idle,
    field: { unit: 's', decimals: 2, thresholds: thresholds('blue', [allowed, 'orange'], [4 * allowed, 'red']) },
  };
}

const SHARE_UP: FieldOptions = {
  unit: 'percentunit',
  decimals: 0,
  min: 0,
  max: 1,
  thresholds: thresholds('red', [0.001, 'orange'], [1, 'blue']),
};

const GONE: Look = { text: 'no data', color: 'red' };

const words = (idle: string) =>
  valueLooks({
    [NOTHING_DONE]: { text: idle, color: 'text' },
    [NO_DATA]: GONE,
  });

const history = (tile: LegendedQuery) => ({ ...tile, sparkline: true });
