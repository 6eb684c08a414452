/** Usage: `processes-child.ts CANDIDATE LINES PROCESSES WARM_UPS PAGES`. Prints a `MergedPages` as JSON. */
import { createCollector, type RegistrySnapshot } from '@lockstep/metrics';
import { benchCatalog, type Candidate, type CandidateName, loadClient, makeCandidate } from './candidates.ts';
import { observeAll, type PageFacts, pageFacts, setAll } from './rounds.ts';
import { median } from './run-child.ts';
import { type SeriesSet, seriesSet } from './series.ts';

/** What one page of several processes cost the one that shows it. */
export interface MergedPages extends PageFacts {
  /** Median time from what all have told, as it travels, to the bytes of the page. */
  readonly ms: number;
  /** What all processes tell for one page. */
  readonly toldBytes: number;
}

/** Makes a page of what each process has told, in JSON. */
type Merge = (told: readonly string[]) => Promise<Uint8Array>;

const [name = '', lines = '', processes = '', warmUps = '', pages = ''] = process.argv.slice(2);
const set = seriesSet(Number(lines));
const tellers = Array.from({ length: Number(processes) }, () => makeCandidate(name as CandidateName, set));
process.stdout.write(JSON.stringify(await measure(tellers, mergeOf(name as CandidateName, set))));

async function measure(all: readonly Candidate[], merge: Merge): Promise<MergedPages> {
  const taken: number[] = [];
  let told: readonly string[] = [];
  let body: Uint8Array = new Uint8Array();
  for (let round = 0; round < Number(warmUps) + Number(pages); round++) {
    all.forEach((candidate, i) => setAll(candidate, all.length * round + i));
    all.forEach((candidate, i) => observeAll(candidate, all.length * round + i));
    told = await Promise.all(all.map(async (candidate) => JSON.stringify(await candidate.tell())));
    const start = performance.now();
    body = await merge(told);
    if (round >= Number(warmUps)) taken.push(performance.now() - start);
  }
  const toldBytes = told.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return { ms: median(taken), toldBytes, ...pageFacts(Buffer.from(body).toString()) };
}

function mergeOf(candidate: CandidateName, series: SeriesSet): Merge {
  if (candidate !== 'lockstep') {
    const { AggregatorRegistry } = loadClient(candidate);
    type Told = Parameters<typeof AggregatorRegistry.aggregate>[0][number];
    return async (told) =>
      Buffer.from(await AggregatorRegistry.aggregate(told.map((text) => JSON.parse(text) as Told)).metrics());
  }
  let latest: readonly string[] = [];
  const collector = createCollector([benchCatalog(series)], { maxSeries: Infinity });
  for (let i = 0; i < Number(processes); i++) {
    collector.add({ snapshot: () => JSON.parse(latest[i] ?? '') as RegistrySnapshot });
  }
  return async (told) => {
    latest = told;
    const page = await collector.scrape({ format: 'text' });
    const body = Buffer.from(page.body);
    page.release();
    return body;
  };
}
