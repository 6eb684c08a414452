/** Usage: `recording-child.ts CANDIDATE`. Prints a `Recording` as JSON. */
import { type CandidateName, recordingHandles } from './candidates.ts';
import { median } from './run-child.ts';
import { observations } from './series.ts';

/** Nanoseconds per operation. */
export interface Recording {
  readonly inc: number;
  readonly incLabelled: number;
  readonly observe: number;
  readonly observeLabelled: number;
}

const [name = ''] = process.argv.slice(2);
const KINDS = ['backup', 'forget', 'prune', 'check'];
const sets = Array.from({ length: 1000 }, (_, i) => ({
  host: `01JAB${i >> 2}CDEFGHJKMNPQRS`,
  kind: KINDS[i & 3] ?? '',
}));
const { counter, incLabelled, histogram, observeLabelled } = recordingHandles(name as CandidateName, sets[0] ?? {});
const values = Float64Array.from({ length: 1024 }, observations(7));

// Each loop is written out: through one shared loop no call would be compiled into it, as it is where code records.
const figures: Recording = {
  inc: nanoseconds((count) => {
    for (let i = 0; i < count; i++) counter.inc();
  }),
  incLabelled: nanoseconds((count) => {
    for (let i = 0; i < count; i++) incLabelled(sets[i % 1000] ?? {});
  }),
  observe: nanoseconds((count) => {
    for (let i = 0; i < count; i++) histogram.observe(values[i & 1023] ?? 0);
  }),
  observeLabelled: nanoseconds((count) => {
    for (let i = 0; i < count; i++) observeLabelled(sets[i % 1000] ?? {}, values[i & 1023] ?? 0);
  }),
};
process.stdout.write(JSON.stringify(figures));

function nanoseconds(loop: (count: number) => void): number {
  const count = 500_000;
  const runs = Array.from({ length: 20 }, () => {
    const start = performance.now();
    loop(count);
    return ((performance.now() - start) * 1e6) / count;
  });
  return median(runs.slice(5));
}
