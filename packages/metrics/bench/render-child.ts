/** Usage: `render-child.ts CANDIDATE LINES WARM_UPS RENDERS`. Prints a `Rendering` as JSON. */
import { createHash } from 'node:crypto';
import { type Candidate, type CandidateName, makeCandidate } from './candidates.ts';
import { median } from './run-child.ts';
import { gaugeValues, observations, seriesSet } from './series.ts';

/** What rendering one series set cost one candidate. */
export interface Rendering {
  /** Median time of a render after all values changed, bytes for a socket included. */
  readonly ms: number;
  readonly lines: number;
  readonly bytes: number;
  /** Of all sample values of the last page, sorted: equal for all candidates, or they did not do the same work. */
  readonly valuesDigest: string;
}

const [name = '', lines = '', warmUps = '', renders = ''] = process.argv.slice(2);
const candidate = makeCandidate(name as CandidateName, seriesSet(Number(lines)));
process.stdout.write(JSON.stringify(await measure(candidate, Number(warmUps), Number(renders))));

async function measure(all: Candidate, warmUp: number, times: number): Promise<Rendering> {
  for (let round = 0; round < 19; round++) observeAll(all, round);
  const taken: number[] = [];
  let bytes = 0;
  for (let round = 0; round < warmUp + times; round++) {
    setAll(all, round);
    observeAll(all, 100 + round);
    const start = performance.now();
    bytes = await all.render();
    if (round >= warmUp) taken.push(performance.now() - start);
  }
  const text = await all.text();
  const samples = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.slice(line.lastIndexOf(' ') + 1));
  return {
    ms: median(taken),
    lines: samples.length,
    bytes,
    valuesDigest: createHash('sha256').update(samples.sort().join()).digest('hex').slice(0, 16),
  };
}

function setAll({ gauges }: Candidate, round: number): void {
  const next = gaugeValues(1000 + round);
  for (const gauge of gauges) gauge.set(next());
}

function observeAll({ histograms }: Candidate, round: number): void {
  const next = observations(5000 + round);
  for (const histogram of histograms) histogram.observe(next());
}
