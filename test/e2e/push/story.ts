import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Agent, installAgent, runAgent, startAgent } from '../harness/agent.ts';
import { allHosts, enrol, sendReports } from '../harness/fleet-api.ts';
import type { FleetServer } from '../harness/fleet-server.ts';
import { until } from '../harness/poll.ts';
import { start } from '../harness/process.ts';
import { backupReport } from '../harness/reports.ts';
import { Scope } from '../harness/scope.ts';
import type { Between } from '../scenario/compare.ts';
import { PUSH_HOSTS, PUSH_PARTS, type PushPart } from './hosts.ts';
import { type KopiaHost, lookAtKopia, setKopiaWorld, setUpKopiaHost, snapshotCreate } from './kopia-host.ts';
import {
  backUp,
  listAside,
  look,
  resticAside,
  type ResticHost,
  type ResticListing,
  setUpResticHost,
  sizeAside,
  testRestore,
  watch,
  type Watched,
  wrap,
} from './restic-host.ts';

/** Paths of restic programs of three versions. */
export interface ResticPrograms {
  readonly oldest: string;
  readonly middle: string;
  readonly newest: string;
}

/** Parts that have a repository of restic. */
export type ResticPart = Exclude<PushPart, 'overdue' | 'never' | 'silent' | 'kopia'>;

/** How old the only success of the host `overdue` is. */
export const OVERDUE_SECONDS = 30 * 3600;

/** The time that the only snapshot of the host `paused` was given. */
export const PAUSED_SNAPSHOT = '2020-01-01 00:00:00';

/** Age of the newest snapshot in Kopia's repository when it is looked at. */
const KOPIA_SNAPSHOT_SECONDS = 600;

/** What happened to one host, in its order. Each deed is Unix seconds before and after it, and how it ended. */
export type Deeds = readonly (readonly [deed: Deed, watched: Watched])[];

/** A look of an agent, after which restic itself is asked. */
type Look = (host: ResticHost) => Promise<Deeds[number]>;

/** What an agent is asked to do. */
export type Deed = 'backup' | 'look' | 'check' | 'restore test' | 'report';

/** What truly happened, told by those who did it. */
export interface PushStory {
  readonly agents: Readonly<Record<PushPart, Agent>>;
  readonly hosts: Readonly<Record<ResticPart, ResticHost>>;
  readonly kopia: KopiaHost;
  readonly deeds: Readonly<Partial<Record<PushPart, Deeds>>>;
  readonly overdueReportedAt: Between;
  /** Of the host `silent`. */
  readonly lastSignOfLife: Between;
  readonly enrolledAt: Between;
  readonly lockedAt: Between;
  /** Bytes in use as restic itself counts them, at the last look of each. */
  readonly sizes: Readonly<Partial<Record<ResticPart, number>>>;
  /** What restic itself lists at the end. */
  readonly repositories: Readonly<Record<ResticPart, ResticListing>>;
}

/** Enrols every host of the story and installs its agent. */
async function enrolPushHosts(scope: Scope, server: FleetServer): Promise<Record<PushPart, Agent>> {
  const agents: Partial<Record<PushPart, Agent>> = {};
  for (const part of PUSH_PARTS) agents[part] = installAgent(scope, server, await enrol(server, PUSH_HOSTS[part]));
  return agents as Record<PushPart, Agent>;
}

/** Lets everything happen, with real tools. Ends when the last report is acknowledged. */
export async function playPushStory(scope: Scope, server: FleetServer, restic: ResticPrograms): Promise<PushStory> {
  const enrolledFrom = Date.now() / 1000;
  const agents = await enrolPushHosts(scope, server);
  const enrolledAt = { from: enrolledFrom, to: Date.now() / 1000 };
  const hosts = await setUpHosts(scope, agents, restic);
  const kopia = setUpKopiaHost(scope, agents.kopia);
  let lockedAt: Between = { from: 0, to: 0 };
  const sizes: Partial<Record<ResticPart, number>> = {};
  const deeds: Partial<Record<PushPart, Deeds>> = {};
  const seen: Look = async (host) => {
    const watched = await look(host);
    const part = RESTIC_PARTS.find((each) => hosts[each] === host);
    if (part !== undefined) sizes[part] = await sizeAside(host);
    return ['look', watched];
  };
  const tasks: Partial<Record<PushPart, () => Promise<Deeds>>> = {
    good: () => playGood(hosts.good, seen),
    failing: () => playFailing(hosts.failing, seen),
    never: async () => [['report', await watch(() => runAgent(agents.never, ['report']))]],
    kopia: () => playKopia(kopia),
    sharing: async () => [['backup', await backUp(hosts.sharing)], await seen(hosts.sharing)],
    paused: () => playPaused(hosts.paused, seen),
    locked: async () => {
      const backup = await backUp(hosts.locked);
      lockedAt = await leaveLock(scope, hosts.locked);
      return [['backup', backup], await seen(hosts.locked)];
    },
    damaged: () => playDamaged(hosts.damaged, seen),
    robbed: () => playRobbed(hosts.robbed, seen),
  };
  await inLanes(2, Object.entries(tasks), async ([part, play]) => {
    deeds[part as PushPart] = await play();
  });
  // After the first, so that each knows what the other saved.
  deeds.joining = [['backup', await backUp(hosts.joining)], await seen(hosts.joining)];
  const overdueReportedAt = await span(() =>
    sendReports(server, agents.overdue.token, [backupReport({ durationSeconds: 90, agoSeconds: OVERDUE_SECONDS })]),
  );
  const lastSignOfLife = await fallSilent(server, agents.silent);
  const repositories: Partial<Record<ResticPart, ResticListing>> = {};
  for (const part of RESTIC_PARTS) repositories[part] = await listAside(hosts[part]);
  return {
    agents,
    hosts,
    kopia,
    deeds,
    overdueReportedAt,
    lastSignOfLife,
    enrolledAt,
    sizes,
    lockedAt,
    repositories: repositories as Record<ResticPart, ResticListing>,
  };
}

/** Which version each host has. */
const VERSIONS: Readonly<Record<Exclude<ResticPart, 'joining'>, keyof ResticPrograms>> = {
  good: 'oldest',
  failing: 'middle',
  sharing: 'middle',
  paused: 'oldest',
  locked: 'middle',
  damaged: 'middle',
  robbed: 'newest',
};

/** All of them. */
export const RESTIC_PARTS = [
  'good',
  'failing',
  'sharing',
  'joining',
  'paused',
  'locked',
  'damaged',
  'robbed',
] as const satisfies readonly ResticPart[];

async function setUpHosts(
  scope: Scope,
  agents: Readonly<Record<PushPart, Agent>>,
  restic: ResticPrograms,
): Promise<Record<ResticPart, ResticHost>> {
  const hosts: Partial<Record<ResticPart, ResticHost>> = {};
  await inLanes(
    2,
    Object.entries(VERSIONS) as [keyof typeof VERSIONS, keyof ResticPrograms][],
    async ([part, version]) => {
      const { name } = PUSH_HOSTS[part];
      hosts[part] = await setUpResticHost(scope, agents[part], { name, restic: restic[version] });
    },
  );
  const made = hosts as Record<ResticPart, ResticHost>;
  const { name } = PUSH_HOSTS.joining;
  const joining = await setUpResticHost(scope, agents.joining, { name, restic: made.sharing.repository });
  return { ...made, joining };
}

async function playGood(host: ResticHost, seen: Look): Promise<Deeds> {
  return [
    ['backup', await backUp(host)],
    ['check', await wrap(host, ['check'])],
    await seen(host),
    ['restore test', await testRestore(host)],
  ];
}

async function playFailing(host: ResticHost, seen: Look): Promise<Deeds> {
  return [['backup', await backUp(host)], await seen(host), ['backup', await backUpNothing(host)]];
}

/** Wraps a backup while the documents are away, as on a disk that is not mounted. */
export async function backUpNothing(host: ResticHost): Promise<Watched> {
  const away = `${host.documents}.away`;
  renameSync(host.documents, away);
  try {
    return await backUp(host);
  } finally {
    renameSync(away, host.documents);
  }
}

async function playKopia(host: KopiaHost): Promise<Deeds> {
  setKopiaWorld(host, {
    from: `good@${KOPIA_SNAPSHOT_SECONDS}`,
    answers: { 'snapshot create': { recording: 'snapshot-create/first' } },
  });
  return [
    ['backup', await snapshotCreate(host, '/srv/rec-kopia/src/docs')],
    ['look', await lookAtKopia(host)],
  ];
}

async function playPaused(host: ResticHost, seen: Look): Promise<Deeds> {
  await resticAside(host, ['backup', '--host', host.name, '--time', PAUSED_SNAPSHOT, host.documents]);
  return [await seen(host)];
}

/** Without the data that snapshots lead to. */
async function playDamaged(host: ResticHost, seen: Look): Promise<Deeds> {
  const backup = await backUp(host);
  const looked = await seen(host);
  const data = join(host.repository.location, 'data');
  for (const folder of readdirSync(data)) rmSync(join(data, folder), { recursive: true });
  return [
    ['backup', backup],
    looked,
    ['check', await wrap(host, ['check'])],
    ['restore test', await testRestore(host)],
  ];
}

async function playRobbed(host: ResticHost, seen: Look): Promise<Deeds> {
  const first = await backUp(host);
  writeFileSync(join(host.documents, 'new.txt'), 'written after the first backup');
  const second = await backUp(host);
  const before = await seen(host);
  const { snapshots } = await listAside(host);
  await resticAside(host, ['forget', snapshots.at(-1)?.id ?? '']);
  return [['backup', first], ['backup', second], before, await seen(host)];
}

/** Restic writes a file under another name first; one that is killed before it renames that has left no lock. */
const isWhole = (file: string) => /^[0-9a-f]{64}$/u.test(file);

/** A backup that is killed has no time to take its lock away. */
async function leaveLock(scope: Scope, { repository, name }: ResticHost): Promise<Between> {
  const locks = join(repository.location, 'locks');
  const own = new Scope();
  try {
    return await span(async () => {
      const script = 'sleep 60 | exec "$0" backup --stdin --host "$1"';
      const running = start(own, {
        program: 'sh',
        args: ['-c', script, repository.program, name],
        env: repository.env,
      });
      await until('the lock', () => (readdirSync(locks).some(isWhole) ? true : undefined), { everyMs: 20 });
      running.signal('SIGKILL');
      await running.ended;
    });
  } finally {
    await own.close();
  }
}

async function fallSilent(server: FleetServer, agent: Agent): Promise<Between> {
  const own = new Scope();
  return span(async () => {
    const running = startAgent(own, agent, ['report', '--every', '1s']);
    await until('a sign of life', async () => {
      const host = (await allHosts(server)).find(({ host_id }) => host_id === agent.hostId);
      return host?.last_seen_at ?? undefined;
    });
    await running.stop();
  });
}

async function span(action: () => Promise<unknown>): Promise<Between> {
  const from = Date.now() / 1000;
  await action();
  return { from, to: Date.now() / 1000 };
}

async function inLanes<T>(lanes: number, items: readonly T[], action: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const work = async () => {
    for (const item of queue) await action(item);
  };
  await Promise.all(Array.from({ length: lanes }, work));
}
