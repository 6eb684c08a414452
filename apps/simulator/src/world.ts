import { PLATFORM_TARGETS, type PlatformJob } from '@lockstep/provisioning';
import type { Component } from './component.ts';
import { COMPONENTS } from './components.ts';
import { listenNear } from './listen-near.ts';
import { createPace } from './pace.ts';
import { createRandom } from './random.ts';
import { BAD_DAY, type Effects } from './scenario/effects.ts';
import { effectsOf, type ScenarioName } from './scenario/scenarios.ts';

/** What somebody who starts a world decides. */
export interface WorldOptions {
  /** What plays; each brings those along that it talks to. */
  readonly jobs: readonly PlatformJob[];
  readonly scenarios: readonly ScenarioName[];
  readonly seed: number;
  /** How many seconds of the domain go by in one of ours. */
  readonly speed: number;
  /** The port of each instance, or the next above it that is free and that no other instance wants; 0 is any that is free. */
  readonly portOf: (job: PlatformJob, index: number) => number;
  /** Seconds that each component has lived through before it is seen; default 60, which moves every family. */
  readonly pastSeconds?: number;
  /** Told of what goes wrong in the simulator itself. */
  readonly onError: (error: unknown) => void;
}

/** An instance that listens, or has ended because the scenario wanted it to. */
export interface Listening {
  readonly job: PlatformJob;
  /** `http://127.0.0.1:8080` */
  readonly url: string;
}

/** Components that listen and talk to each other. */
export interface World {
  readonly listening: readonly Listening[];
  /** Lets seconds go by, one every second of the pace, until `close`. */
  run(): void;
  /** Plays so many seconds one after the other, as fast as this machine can. Not beside `run`. */
  advance(seconds: number): Promise<void>;
  /** Ends everything that was begun. */
  close(): Promise<void>;
}

/** When components end that a scenario wants to end. */
const END_AFTER_SECONDS = 5;

/** Seconds whose requests may be under way at a time; callers of a slow component ask less. */
const MAX_BEHIND = 6;

interface Instance extends Listening {
  readonly component: Component;
  readonly isLast: boolean;
  behind: number;
  hasEnded: boolean;
}

/** Starts a world: everything listens, and has lived through a bad day, of which the last thing is that it ended. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const random = createRandom(options.seed);
  const pace = createPace(options.speed);
  const { pastSeconds = 60 } = options;
  const wanted = effectsOf(options.scenarios);
  let effects: Effects = BAD_DAY;
  let now = 0;
  let timer: NodeJS.Timeout | undefined;
  const instances: Instance[] = [];
  const jobs = withPeers(options.jobs);
  const wantedPorts = new Set(
    jobs.flatMap((job) => PLATFORM_TARGETS[job].ports.map((_, index) => options.portOf(job, index))),
  );
  const addressOf = (job: PlatformJob, index: number) => instances.filter((one) => one.job === job).at(index)?.url;
  try {
    for (const job of jobs) {
      const count = PLATFORM_TARGETS[job].ports.length;
      for (let index = 0; index < count; index += 1) {
        const isLast = index === count - 1;
        const component = await COMPONENTS[job].make({
          index,
          isLast,
          pace,
          random: random.fork(`${job}/${index}`),
          effects: () => effects,
          now: () => now,
          addressOf,
        });
        const url = await listenNear(component.app, options.portOf(job, index), wantedPorts);
        instances.push({ job, url, component, isLast, behind: 0, hasEnded: false });
      }
    }
    for (const { component } of instances) await component.begin?.();
    await advance(pastSeconds);
  } catch (error) {
    await close();
    throw error;
  }
  effects = wanted;

  return {
    listening: instances.map(({ job, url }) => ({ job, url })),
    run() {
      // Spread over the second: what comes all at once waits for each other, and looks slow on a busy machine.
      timer = setInterval(() => void nextSecond((place) => pace.wait(place / instances.length)), pace.secondMs);
    },
    advance,
    close,
  };

  async function advance(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) await nextSecond(() => Promise.resolve());
  }

  async function nextSecond(turn: (place: number) => Promise<void>): Promise<void> {
    now += 1;
    const playing: Promise<void>[] = [];
    for (const [place, instance] of instances.entries()) {
      if (now === pastSeconds + END_AFTER_SECONDS && instance.isLast && wanted.ended.includes(instance.job)) {
        instance.hasEnded = true;
        playing.push(end(instance));
      }
      if (!instance.hasEnded && instance.behind < MAX_BEHIND) playing.push(play(instance, turn(place)));
    }
    await Promise.all(playing);
  }

  async function play(instance: Instance, turn: Promise<void>): Promise<void> {
    instance.behind += 1;
    try {
      await turn;
      if (!instance.hasEnded) await instance.component.tick();
    } catch (error) {
      // A component that ends has requests of others and of its own under way.
      if (!instance.hasEnded) options.onError(error);
    } finally {
      instance.behind -= 1;
    }
  }

  async function close(): Promise<void> {
    clearInterval(timer);
    await Promise.all(instances.map(end));
  }
}

async function end(instance: Instance): Promise<void> {
  instance.hasEnded = true;
  await instance.component.app.close();
  await instance.component.close?.();
}

/** The named components and those that they talk to, in the order of the table. */
function withPeers(jobs: readonly PlatformJob[]): PlatformJob[] {
  const all = new Set(jobs.flatMap((job) => [job, ...COMPONENTS[job].peers]));
  return (Object.keys(COMPONENTS) as PlatformJob[]).filter((job) => all.has(job));
}
