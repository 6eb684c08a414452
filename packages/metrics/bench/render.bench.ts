// @boundaries-ignore the form of a figure belongs to the root's benchmark runner
import type { Figure } from '../../../scripts/bench-figure.ts';
import { CANDIDATES, type CandidateName } from './candidates.ts';
import type { OwnFigures } from './lockstep-child.ts';
import type { Rendering } from './render-child.ts';
import { oneOfEach } from './rounds.ts';
import { median, runChild } from './run-child.ts';

/** Heading of the table. */
export const title = 'Rendering, all values changed between renders, as ratios within one interleaved run';

/**
 * Sizes, with what must hold and what is aimed at against both clients. A small page is rendered so quickly that the
 * compiler needs many renders before all candidates run as they do in a process that lives.
 */
const SIZES = [
  { lines: 1_000, warmUps: 1000, renders: 201, rounds: 5, pio: { must: 8, aim: 13 } },
  { lines: 10_000, warmUps: 100, renders: 31, rounds: 5, pio: { must: 10, aim: 16 } },
  { lines: 100_000, warmUps: 5, renders: 11, rounds: 5, pio: { must: 12, aim: 20 }, prom: { must: 18, aim: 30 } },
  { lines: 1_000_000, warmUps: 2, renders: 3, rounds: 2, pio: { must: 18, aim: 30 } },
] as const;

/** Each candidate in a process of its own, in turn (A B C, A B C, ...); the ratio is taken within each round. */
export async function measure({ quick }: { readonly quick: boolean }): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const size of quick ? SIZES.slice(0, 3) : SIZES) {
    const rounds: Record<CandidateName, Rendering>[] = [];
    for (let round = 0; round < (quick ? 2 : size.rounds); round++) {
      rounds.push(await oneOfEach('render-child.ts', size.lines, size.warmUps, size.renders));
    }
    figures.push(...ratios(size, rounds));
  }
  for (const lines of quick ? [100_000] : [100_000, 1_000_000]) figures.push(...(await ownFigures(lines, quick)));
  return figures;
}

function ratios(size: (typeof SIZES)[number], rounds: readonly Record<CandidateName, Rendering>[]): Figure[] {
  const lines = rounds[0]?.lockstep.lines ?? 0;
  const against = (name: CandidateName): number => median(rounds.map((round) => round[name].ms / round.lockstep.ms));
  const times = CANDIDATES.map((name) => `${name} ${median(rounds.map((round) => round[name].ms)).toPrecision(3)} ms`);
  const figure = { unit: 'x', better: 'higher' } as const;
  return [
    {
      what: `${lines} lines against @prometheus-io/client`,
      measured: against('@prometheus-io/client'),
      ...figure,
      ...size.pio,
    },
    {
      what: `${lines} lines against prom-client (${times.join(', ')})`,
      measured: against('prom-client'),
      ...figure,
      ...('prom' in size ? size.prom : {}),
    },
  ];
}

async function ownFigures(lines: number, quick: boolean): Promise<Figure[]> {
  const isLarge = lines > 100_000;
  const rounds: OwnFigures[] = [];
  for (let round = 0; round < (quick ? 1 : 3); round++) {
    rounds.push(await runChild<OwnFigures>('lockstep-child.ts', lines, isLarge ? 20 : 100));
  }
  const middle = (of: (figures: OwnFigures) => number): number => median(rounds.map(of));
  const low = { better: 'lower' } as const;
  const block = isLarge ? { must: 10, aim: 2.5 } : { must: 5, aim: 1.5 };
  const only100k = <T extends object>(limits: T): Partial<T> => (isLarge ? {} : limits);
  const copies = { unit: 'x copy', ...low };
  return [
    {
      what: `${lines} lines, all changed, against copying the bytes`,
      measured: middle((f) => f.allChanged / f.copy),
      ...copies,
      ...only100k({ must: 30, aim: 16 }),
    },
    {
      what: `${lines} lines, 1 % changed, against copying the bytes`,
      measured: middle((f) => f.onePercentChanged / f.copy),
      ...copies,
      ...only100k({ must: 8, aim: 4 }),
    },
    {
      what: `${lines} lines, nothing changed`,
      measured: middle((f) => f.nothingChanged),
      unit: 'ms',
      ...low,
      ...only100k({ must: 0.3, aim: 0.05 }),
    },
    {
      what: `${lines} lines, longest event-loop block`,
      measured: middle((f) => f.block),
      unit: 'ms',
      ...low,
      ...block,
    },
    {
      what: `${lines} lines, collections during 100 renders`,
      measured: middle((f) => f.gcPer100),
      unit: 'GC',
      ...low,
      ...only100k({ must: 1, aim: 0 }),
    },
  ];
}
