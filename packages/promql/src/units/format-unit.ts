import type { Unit } from '../analysis.ts';
import { isSameScale } from './unit-algebra.ts';

/**
 * A unit in words: `bytes per second`, `percent`, `plain numbers`. `scale` is the factor that literals have multiplied
 * values by; where that makes no unit with a name, it is said.
 */
export function formatUnit(unit: Unit, scale = 1): string {
  const bases = Object.entries(unit).filter(([, exponent]) => exponent !== 0);
  if (bases.length === 0) return named(PLAIN_NAMES, scale) ?? `plain numbers times ${scale}`;
  const above = bases.filter(([, exponent]) => exponent > 0);
  const below = bases.filter(([, exponent]) => exponent < 0);
  const [first, second] = above;
  const multiple = first?.[1] === 1 && second === undefined ? named(NAMES[first[0]] ?? [], scale) : undefined;
  if (multiple !== undefined) return joined([multiple], below.map(perOne));
  const [per] = below;
  const period = per?.[0] === 'seconds' && per[1] === -1 ? named(PERIODS, scale) : undefined;
  const names = above.map(([base, exponent]) => powerOf(base, exponent));
  if (period !== undefined) return joined(names, [period, ...below.slice(1).map(perOne)]);
  const plain = joined(names, below.map(perOne));
  return isSameScale(scale, 1) ? plain : `${plain}, times ${scale}`;
}

type Names = readonly (readonly [scale: number, name: string])[];

const PLAIN_NAMES: Names = [
  [1, 'plain numbers'],
  [100, 'percent'],
];

/** What a base unit is called when its values have been multiplied. */
const NAMES: Readonly<Record<string, Names>> = {
  time: [
    [1, 'Unix times in seconds'],
    [1e3, 'Unix times in milliseconds'],
  ],
  seconds: [
    [1e9, 'nanoseconds'],
    [1e6, 'microseconds'],
    [1e3, 'milliseconds'],
    [1, 'seconds'],
    [1 / 60, 'minutes'],
    [1 / 3600, 'hours'],
    [1 / 86_400, 'days'],
  ],
  bytes: [
    [8, 'bits'],
    [1, 'bytes'],
    [1 / 1e3, 'kilobytes'],
    [1 / 1e6, 'megabytes'],
    [1 / 1e9, 'gigabytes'],
    [1 / 1024, 'kibibytes'],
    [1 / 1024 ** 2, 'mebibytes'],
    [1 / 1024 ** 3, 'gibibytes'],
  ],
};

const PERIODS: Names = [
  [1, 'second'],
  [60, 'minute'],
  [3600, 'hour'],
  [86_400, 'day'],
];

function named(names: Names, scale: number): string | undefined {
  return names.find(([size]) => isSameScale(size, scale))?.[1];
}

function joined(above: readonly string[], below: readonly string[]): string {
  return [above.join(' '), ...below.map((unit) => `per ${unit}`)].filter((word) => word !== '').join(' ');
}

function perOne([base, exponent]: readonly [string, number]): string {
  return powerOf(base === 'celsius' ? base : base.replace(/s$/, ''), -exponent);
}

function powerOf(base: string, exponent: number): string {
  return exponent === 1 ? base : `${base}^${exponent}`;
}
