// @boundaries-ignore the form of a figure belongs to the root's benchmark runner
import type { Figure } from '../../../scripts/bench-figure.ts';
import { CANDIDATES, type CandidateName } from './candidates.ts';
import type { Recording } from './recording-child.ts';
import { median, runChild } from './run-child.ts';

/** Heading of the table. */
export const title = 'Recording, nanoseconds per operation (labelled: 1,000 label sets in turn)';

const OPERATIONS = {
  inc: { must: 5, aim: 2.5 },
  incLabelled: { must: 60, aim: 30 },
  observe: { must: 17, aim: 10 },
  observeLabelled: { must: 100, aim: 50 },
} as const satisfies Record<keyof Recording, object>;

/** Each candidate in a process of its own, in turn; the median of the rounds. */
export async function measure({ quick }: { readonly quick: boolean }): Promise<readonly Figure[]> {
  const rounds: [CandidateName, Recording][] = [];
  for (let round = 0; round < (quick ? 1 : 5); round++) {
    for (const name of CANDIDATES) rounds.push([name, await runChild<Recording>('recording-child.ts', name)]);
  }
  return Object.entries(OPERATIONS).flatMap(([operation, limits]) =>
    CANDIDATES.map((candidate): Figure => {
      const own = rounds.filter(([name]) => name === candidate);
      const measured = median(own.map(([, recording]) => recording[operation as keyof Recording]));
      const what = `${operation}, ${candidate}`;
      return { what, measured, unit: 'ns', better: 'lower', ...(candidate === 'lockstep' ? limits : {}) };
    }),
  );
}
