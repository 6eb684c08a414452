import { parseText } from '@lockstep/metrics';
import { PLATFORM_JOBS, type PlatformJob } from '@lockstep/provisioning';
import type { ScenarioName } from '../../../apps/simulator/src/scenario/scenarios.ts';
import { type Listening, startWorld, type World } from '../../../apps/simulator/src/world.ts';
import { type Labels, selector, type Series } from '../rules/series.ts';

/** What is recorded of a world, and for how long. */
export interface Recording {
  readonly scenarios: readonly ScenarioName[];
  /** How long: alerts wait for up to a quarter of an hour, over rates of five minutes. */
  readonly minutes: number;
  /** What plays; default: everything. */
  readonly jobs?: readonly PlatformJob[];
  /** How many seconds go by in one of ours: whoever waits for a database waits for less. Default 1. */
  readonly speed?: number;
  readonly stepSeconds: number;
  /**
   * Seconds that are played of each step; default: all. Where requests are slow on purpose they are so in our time, too: then
   * one of thirty stands for the others, and the rates are a thirtieth.
   */
  readonly playedSeconds?: number;
  /** Steps whose requests may be under way while later ones begin; default: none. */
  readonly overlap?: number;
  /** Names of the series that are kept; `up` is there always. */
  readonly names: ReadonlySet<string>;
}

/** Samples by series, one for each step; undefined where the series was not there. */
type Samples = Map<string, (number | undefined)[]>;

/**
 * Plays a world faster than it is, and asks each component for its page whenever a step has gone by: what a Prometheus would
 * have stored, in the notation of `promtool test rules`.
 */
export async function recordWorld(recording: Recording): Promise<Series> {
  const {
    scenarios,
    minutes,
    jobs = PLATFORM_JOBS,
    speed = 1,
    stepSeconds,
    playedSeconds = stepSeconds,
    overlap = 0,
    names,
  } = recording;
  const errors: unknown[] = [];
  const world = await startWorld({
    jobs,
    scenarios,
    seed: 1,
    speed,
    portOf: () => 0,
    onError: (error) => errors.push(error),
  });
  try {
    const samples: Samples = new Map();
    const steps = (minutes * 60) / stepSeconds;
    const underWay: Promise<void>[] = [];
    for (let step = 0; step < steps; step += 1) {
      await scrapeAll(world, samples, step, names);
      underWay.push(world.advance(playedSeconds));
      if (underWay.length > overlap) await underWay.shift();
    }
    await Promise.all(underWay);
    if (errors.length > 0) throw errors[0];
    return Object.fromEntries([...samples].map(([series, values]) => [series, notation(values, steps)]));
  } finally {
    await world.close();
  }
}

async function scrapeAll(world: World, samples: Samples, step: number, names: ReadonlySet<string>): Promise<void> {
  await Promise.all(
    world.listening.map(async (target) => {
      const labels = targetLabels(target);
      const page = await fetch(`${target.url}/metrics`).then(
        (response) => response.text(),
        () => undefined,
      );
      keep(samples, selector('up', labels), step, page === undefined ? 0 : 1);
      for (const { samples: rows } of parseText(page ?? '').families) {
        for (const { name, labels: own, value } of rows) {
          if (names.has(name)) keep(samples, selector(name, { ...Object.fromEntries(own), ...labels }), step, value);
        }
      }
    }),
  );
}

function keep(samples: Samples, series: string, step: number, value: number): void {
  const known = samples.get(series) ?? [];
  known[step] = value;
  samples.set(series, known);
}

/** A step without a sample is a row, or a target, that is gone. */
function notation(values: readonly (number | undefined)[], steps: number): string {
  return Array.from({ length: steps }, (_, step) => values[step])
    .map((value, step) => String(value ?? (values[step - 1] === undefined ? '_' : 'stale')))
    .join(' ');
}

function targetLabels({ job, url }: Listening): Labels {
  return { job, instance: new URL(url).host };
}
