// @boundaries-ignore the form of a figure belongs to the root's benchmark runner
import type { Figure } from '../../../scripts/bench-figure.ts';
import { CANDIDATES, type CandidateName } from './candidates.ts';
import type { MergedPages } from './processes-child.ts';
import { oneOfEach } from './rounds.ts';
import { median } from './run-child.ts';

/** Heading of the table. */
export const title = 'One page of several processes, all values changed, as ratios within one interleaved run';

const PROCESSES = 4;
const SIZES = [
  { lines: 1_000, warmUps: 200, pages: 101 },
  { lines: 10_000, warmUps: 30, pages: 31 },
] as const;

/** Each candidate in a process of its own, in turn; the ratio is taken within each round. */
export async function measure({ quick }: { readonly quick: boolean }): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { lines, warmUps, pages } of quick ? SIZES.slice(0, 1) : SIZES) {
    const rounds: Record<CandidateName, MergedPages>[] = [];
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      rounds.push(await oneOfEach('processes-child.ts', lines, PROCESSES, warmUps, pages));
    }
    figures.push(...figuresOf(rounds));
  }
  return figures;
}

function figuresOf(rounds: readonly Record<CandidateName, MergedPages>[]): Figure[] {
  const lines = rounds[0]?.lockstep.lines ?? NaN;
  const middle = (of: (round: Record<CandidateName, MergedPages>) => number): number => median(rounds.map(of));
  const what = `${lines} lines of each of ${PROCESSES} processes`;
  const peers = CANDIDATES.filter((name) => name !== 'lockstep');
  return [
    ...peers.flatMap((name): Figure[] => [
      {
        what: `${what}, time against ${name} (${middle((all) => all[name].ms).toPrecision(3)} ms)`,
        measured: middle((all) => all[name].ms / all.lockstep.ms),
        unit: 'x',
        better: 'higher',
      },
      {
        what: `${what}, bytes told against ${name}`,
        measured: middle((all) => all[name].toldBytes / all.lockstep.toldBytes),
        unit: 'x',
        better: 'higher',
      },
    ]),
    {
      what: `${what}, per line and process`,
      measured: middle(({ lockstep }) => (lockstep.ms * 1000) / (lines * PROCESSES)),
      unit: 'us',
      better: 'lower',
    },
  ];
}
