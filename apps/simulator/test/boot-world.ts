import { type ParsedExposition, parseText } from '@lockstep/metrics';
import { PLATFORM_JOBS, type PlatformJob } from '@lockstep/provisioning';
import { startWorld, type World, type WorldOptions } from '../src/world.ts';

/** A world on free ports, and what its pages say. */
export interface BootedWorld extends World {
  /** Where an instance of a component listens. */
  urlOf(job: PlatformJob, index?: number): string;
  /** The page of an instance; it has to be without a problem. */
  page(job: PlatformJob, index?: number): Promise<ParsedExposition>;
  /** What went wrong in the simulator itself. */
  readonly errors: readonly unknown[];
}

/** Fast enough that a test does not wait for controllers. */
const SPEED = 100;

const worlds: World[] = [];

/** Starts a world whose ports are free ones. */
export async function bootWorld(options: Partial<WorldOptions> = {}): Promise<BootedWorld> {
  const errors: unknown[] = [];
  const world = await startWorld({
    jobs: PLATFORM_JOBS,
    scenarios: [],
    seed: 1,
    speed: SPEED,
    portOf: () => 0,
    onError: (error) => errors.push(error),
    ...options,
  });
  worlds.push(world);
  const urlOf: BootedWorld['urlOf'] = (job, index = 0) => {
    const url = world.listening.filter((one) => one.job === job).at(index)?.url;
    if (url === undefined) throw new Error(`${job} ${index} is not played.`);
    return url;
  };
  const page: BootedWorld['page'] = async (job, index) => {
    const parsed = parseText(await (await fetch(`${urlOf(job, index)}/metrics`)).text());
    if (parsed.problems.length > 0) throw new Error(JSON.stringify(parsed.problems));
    return parsed;
  };
  return { ...world, urlOf, page, errors };
}

/** For `afterEach`: ends what a test left running. */
export async function closeWorlds(): Promise<void> {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
}

/** The sum of the samples of a name whose labels include these. */
export function total(
  { families }: ParsedExposition,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number {
  return families
    .flatMap(({ samples }) => samples)
    .filter((sample) => sample.name === name)
    .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels.get(label) === value))
    .reduce((sum, { value }) => sum + value, 0);
}
