/** Usage: `render-child.ts CANDIDATE LINES WARM_UPS RENDERS`. Prints a `Rendering` as JSON. */
import { type Candidate, type CandidateName, makeCandidate } from './candidates.ts';
import { observeAll, type PageFacts, pageFacts, setAll } from './rounds.ts';
import { median } from './run-child.ts';
import { seriesSet } from './series.ts';

/** What rendering one series set cost one candidate. */
export interface Rendering extends PageFacts {
  /** Median time of a render after all values changed, bytes for a socket included. */
  readonly ms: number;
  readonly bytes: number;
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
  return { ms: median(taken), bytes, ...pageFacts(await all.text()) };
}
