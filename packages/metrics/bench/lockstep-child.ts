/** Usage: `lockstep-child.ts LINES RENDERS`. Prints an `OwnFigures` as JSON: what only our renderer is asked for. */
import { PerformanceObserver } from 'node:perf_hooks';
import { lockstepCandidate } from './candidates.ts';
import { median } from './run-child.ts';
import { gaugeValues, observations, randomNumbers, seriesSet } from './series.ts';

/** Figures of our renderer on one series set; times are medians in milliseconds. */
export interface OwnFigures {
  readonly allChanged: number;
  readonly onePercentChanged: number;
  readonly nothingChanged: number;
  /** Copying the finished bytes into a kept buffer. */
  readonly copy: number;
  /** The longest time that the event loop stood still during a render of all values changed. */
  readonly block: number;
  /** Garbage collections that began during a render, per 100 renders. */
  readonly gcPer100: number;
}

const [lines = '', renders = ''] = process.argv.slice(2);
const registry = lockstepCandidate(seriesSet(Number(lines)));
const { gauges, histograms } = registry;
const times = Number(renders);
// Drawn beforehand: what the measuring itself throws away must not be counted.
const values = Array.from({ length: 8 }, (_, round) => drawn(gauges.length, gaugeValues(1000 + round)));
const observed = drawn(10_007, observations(5000));
const windows: [start: number, end: number][] = [];
const collections: number[] = [];
new PerformanceObserver((list) => list.getEntries().forEach(({ startTime }) => collections.push(startTime))).observe({
  entryTypes: ['gc'],
});

for (let round = 0; round < 20; round++) changeAll(round);
for (let round = 0; round < 10; round++) await timed(() => changeAll(round));
globalThis.gc?.();
windows.length = 0;
collections.length = 0;
const allChanged = await repeated(changeAll);
// Observers are told a turn of the loop later.
await new Promise((resolve) => setTimeout(resolve, 50));
const collected = collections.filter((at) => windows.some(([start, end]) => at >= start && at <= end)).length;
const figures: OwnFigures = {
  allChanged,
  onePercentChanged: await repeated(changeSome),
  nothingChanged: await repeated(() => undefined),
  copy: await copyTime(),
  block: await blockTime(),
  gcPer100: (collected * 100) / times,
};
console.log(JSON.stringify(figures));

async function repeated(change: (round: number) => void): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < times; round++) taken.push(await timed(() => change(round)));
  return median(taken);
}

async function timed(change: () => void): Promise<number> {
  change();
  const start = performance.now();
  await registry.render();
  const end = performance.now();
  windows.push([start, end]);
  return end - start;
}

async function copyTime(): Promise<number> {
  const page = await registry.scrape();
  const { body } = page;
  const kept = Buffer.alloc(body.length);
  const taken = Array.from({ length: Math.max(20, times) }, () => {
    const start = performance.now();
    kept.set(body);
    return performance.now() - start;
  });
  page.release();
  return median(taken);
}

async function blockTime(): Promise<number> {
  const worst: number[] = [];
  for (let round = 0; round < Math.max(7, times >> 2); round++) {
    changeAll(500 + round);
    await new Promise((resolve) => setImmediate(resolve));
    let last = performance.now();
    let longest = 0;
    let isOver = false;
    const tick = (): void => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (!isOver) setImmediate(tick);
    };
    setImmediate(tick);
    await registry.render();
    isOver = true;
    tick();
    worst.push(longest);
  }
  return median(worst);
}

function changeAll(round: number): void {
  const next = values[round % values.length] ?? new Float64Array();
  for (let i = 0; i < gauges.length; i++) gauges[i]?.set(next[i] ?? 0);
  for (let i = 0; i < histograms.length; i++) histograms[i]?.observe(observed[(i + round) % observed.length] ?? 0);
}

function drawn(length: number, next: () => number): Float64Array {
  return Float64Array.from({ length }, next);
}

function changeSome(round: number): void {
  const random = randomNumbers(round);
  const value = gaugeValues(9000 + round);
  for (let i = 0; i < gauges.length / 100; i++) gauges[Math.floor(random() * gauges.length)]?.set(value());
  for (let i = 0; i < histograms.length / 100; i++) histograms[Math.floor(random() * histograms.length)]?.observe(1);
}
