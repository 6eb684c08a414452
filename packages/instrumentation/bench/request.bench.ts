// @boundaries-ignore the form of a figure belongs to the root's benchmark runner
import type { Figure } from '../../../scripts/bench-figure.ts';
import { APPS, type AppName, makeApp } from './apps.ts';

/** Heading of the table. */
export const title = 'A request of Fastify by inject, microseconds of CPU; overhead: above the plain application';

/**
 * The same requests to each application in turn, many rounds in one process, so that all see the same machine. CPU time
 * and not the clock, and of each round the difference to the plain application: the rest of the machine is in both.
 */
export async function measure({ quick }: { readonly quick: boolean }): Promise<readonly Figure[]> {
  const apps = await Promise.all(APPS.map(makeApp));
  const costs = APPS.map((): number[] => []);
  const warmUp = 12;
  for (let round = 0; round < (quick ? 60 : 900) + warmUp; round++) {
    for (let i = 0; i < apps.length; i++) {
      // Nobody is always the same one's successor.
      const turn = (i + round) % apps.length;
      const cost = await microsecondsPerRequest(apps[turn]?.ask ?? (() => Promise.reject(new Error('No such app.'))));
      if (round >= warmUp) costs[turn]?.push(cost);
    }
  }
  await Promise.all(apps.map(({ close }) => close()));
  return figures(new Map(APPS.map((name, i) => [name, costs[i] ?? []])));
}

const REQUESTS = 250;

async function microsecondsPerRequest(ask: (request: number) => Promise<unknown>): Promise<number> {
  // Without a turn of the loop nothing of the requests before can be collected, and the heap grows to gigabytes.
  await new Promise(setImmediate);
  const start = process.cpuUsage();
  for (let request = 0; request < REQUESTS; request++) await ask(request);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / REQUESTS;
}

function figures(costs: ReadonlyMap<AppName, readonly number[]>): Figure[] {
  const [plain = [], lockstep = []] = [costs.get('plain'), costs.get('lockstep')];
  const above = (name: AppName): number[] => (costs.get(name) ?? []).map((cost, round) => cost - (plain[round] ?? NaN));
  const ratios = (name: AppName): number[] =>
    (costs.get(name) ?? []).map((cost, round) => cost / (lockstep[round] ?? NaN));
  const figure = (what: string, measured: number, unit = 'us'): Figure => ({ what, measured, unit, better: 'lower' });
  const measured = APPS.filter((name) => name !== 'plain');
  return [
    ...APPS.map((name) => figure(`request, ${name}`, median(costs.get(name) ?? []))),
    ...measured.flatMap((name) => [
      figure(`overhead, ${name}`, median(above(name))),
      figure(`overhead, ${name}: standard error`, error(above(name))),
    ]),
    ...APPS.filter((name) => name !== 'lockstep').map((name) =>
      figure(`request, ${name} against lockstep`, median(ratios(name)), 'x'),
    ),
  ];
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}

/** Of the median, as of a normal distribution with these quartiles. */
function error(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const quartiles = (sorted[(sorted.length * 3) >> 2] ?? NaN) - (sorted[sorted.length >> 2] ?? NaN);
  return (0.93 * quartiles) / Math.sqrt(sorted.length);
}
