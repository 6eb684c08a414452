import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { constant, type Vector } from '@lockstep/query';
import { BY_THRESHOLDS, type Colour, type FieldOptions, type Look, thresholds, valueLooks } from './field.ts';
import type { PanelFrame } from './panel.ts';
import { statPanel } from './stat.ts';
import type { Targets } from './target.ts';

/** Tiles that say whether something is well. */
export interface HealthTiles extends PanelFrame {
  readonly tiles: Targets<HealthTile>;
}

/** One number; made by `countTile` or `shareTile`. */
export interface HealthTile {
  readonly name: string;
  readonly value: Vector<never>;
  readonly options: FieldOptions;
}

/** A colour from a value on. */
type Step = readonly [from: number, color: Colour];

/** Stands for a value that is not known: counts, shares and durations are never negative. */
const NO_DATA = -1;

/** Stands for a share or a quantile of nothing: all is there, and nothing happens. */
const IDLE = -2;

/** A tile without a series would not be there at all, and nobody misses a tile: it says that there is none. */
export function healthTiles({ tiles, ...panel }: HealthTiles): Panel {
  const entries = Object.entries(tiles);
  return statPanel({
    ...panel,
    tiles: Object.fromEntries(
      entries.map(([refId, { name, value }]) => [refId, value.or(constant(NO_DATA)).legend(name)]),
    ),
    field: { unit: 'none', decimals: 0, color: BY_THRESHOLDS, noValue: 'no data' },
    overrides: entries.map(([, { name, options }]) => ({ name, options })),
  });
}

/** A number of things that should be none, unless other steps are given. */
export function countTile(
  name: string,
  value: Vector<never>,
  steps: readonly Step[] = [[1, 'red']],
  more: Pick<FieldOptions, 'unit' | 'decimals'> & { readonly looks?: Readonly<Record<string, Look>> } = {},
): HealthTile {
  const { looks = {}, ...options } = more;
  return {
    name,
    value,
    options: {
      ...options,
      mappings: [valueLooks({ [NO_DATA]: ABSENT, ...looks })],
      thresholds: thresholds('text', ...steps),
    },
  };
}

/** What a share is made of: `part` may have no series yet, which is then none of the `whole`. */
export interface Share {
  readonly part: Vector<never>;
  readonly whole: Vector<never>;
  /** Said while the whole is zero. */
  readonly idle: string;
}

/** A share from 0 to 1 that should be nothing. */
export function shareTile(name: string, { part, whole, idle }: Share, steps: readonly Step[]): HealthTile {
  const share = part.or(whole.times(0)).ratio(whole);
  return countTile(name, orIdle(share, whole), steps, { unit: 'percentunit', decimals: 1, looks: idleLook(idle) });
}

/** What a quantile of durations is made of. */
export interface Durations {
  readonly quantile: Vector<never>;
  /** How many there are. */
  readonly count: Vector<never>;
  /** Said while there are none. */
  readonly idle: string;
}

/** The time within which most of what happens ends. */
export function secondsTile(name: string, { quantile, count, idle }: Durations, steps: readonly Step[]): HealthTile {
  // A quantile of nothing is NaN, and no NaN is at least zero.
  const value = orIdle(quantile.atLeast(0), count);
  return countTile(name, value, steps, { unit: 's', decimals: 1, looks: idleLook(idle) });
}

const orIdle = (value: Vector<never>, whole: Vector<never>) => value.or(whole.times(0).plus(IDLE));

const idleLook = (text: string) => ({ [IDLE]: { text, color: 'text' } }) as const;

const ABSENT: Look = { text: 'no data', color: 'orange' };
