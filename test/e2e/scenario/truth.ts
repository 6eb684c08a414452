import type { Between, Expected, ExpectedSample } from './compare.ts';
import { countAlerts } from './expected-alerts.ts';
import { HOST_PARTS, type HostPart, HOSTS } from './fleet-hosts.ts';
import { OVERDUE_SECONDS, type Story } from './story.ts';

/** What must be seen of one host, in the terms of the specification. What is absent here must be absent there. */
export interface HostTruth {
  readonly repoStatus: 'unknown' | 'ready' | 'init_failed';
  readonly online?: 0 | 1;
  readonly openAlerts?: number;
  readonly lastBackup?: Between;
  readonly lastSuccess?: Between;
  readonly success?: 0 | 1;
  readonly sizeBytes?: number;
  readonly snapshots?: number;
  readonly overdue?: 0 | 1;
  readonly intervalSeconds?: number;
}

/** What must be seen of every host. */
export type FleetTruth = Readonly<Record<HostPart, HostTruth>>;

/** The ids that the server gave to the hosts. */
export type HostIds = Readonly<Record<HostPart, { readonly hostId: string }>>;

/** What the story must look like on every screen. */
export function truthOf(story: Story): FleetTruth {
  const seen = (part: HostPart) => ({ online: 1, repoStatus: 'unknown', openAlerts: countAlerts({ part }) }) as const;
  const daily = { overdue: 0, intervalSeconds: 86_400 } as const;
  const run = (part: HostPart) => ({ lastBackup: endOfLastBackup(story, part) });
  // Who could write a snapshot has seen the repository.
  const succeeded = (part: HostPart) =>
    ({ ...run(part), lastSuccess: endOfLastBackup(story, part), success: 1, repoStatus: 'ready' }) as const;
  const readable = (part: HostPart) => ({ ...story.figures[part], repoStatus: 'ready' }) as const;
  const longAgo = before(story.overdueReportedAt, OVERDUE_SECONDS);
  const ranLongAgo = { lastBackup: longAgo, lastSuccess: longAgo, success: 1, repoStatus: 'ready' } as const;
  return {
    good: { ...seen('good'), ...succeeded('good'), ...readable('good'), ...daily },
    failing: { ...seen('failing'), ...run('failing'), success: 0, ...daily },
    partial: { ...seen('partial'), ...run('partial'), success: 0, ...readable('partial'), ...daily },
    misled: { ...seen('misled'), ...run('misled'), success: 0, ...readable('misled') },
    overdue: { ...seen('overdue'), ...ranLongAgo, ...daily, overdue: 1 },
    never: { ...seen('never'), ...daily },
    offline: { ...seen('offline'), online: 0, ...succeeded('offline') },
    pending: { repoStatus: 'unknown' },
  };
}

/** One series per host for which `pick` knows a value, labelled as on the page. */
export function perHost(
  truth: FleetTruth,
  ids: HostIds,
  pick: (host: HostTruth) => Expected | undefined,
): ExpectedSample[] {
  return HOST_PARTS.flatMap((part) => {
    const value = pick(truth[part]);
    return value === undefined ? [] : [{ labels: hostLabels(ids, part), value }];
  });
}

/** How many hosts `pick` is true for. */
export function countHosts(truth: FleetTruth, pick: (host: HostTruth) => boolean): number {
  return HOST_PARTS.filter((part) => pick(truth[part])).length;
}

/** The labels of every per-host family. */
export function hostLabels(ids: HostIds, part: HostPart): Readonly<Record<'host_id' | 'host', string>> {
  return { host_id: ids[part].hostId, host: HOSTS[part].name };
}

function before({ from, to }: Between, seconds: number): Between {
  return { from: from - seconds, to: to - seconds };
}

function endOfLastBackup({ acts }: Story, part: HostPart): Between {
  const last = acts.findLast((act) => act.part === part && act.kind === 'backup');
  if (last === undefined) throw new Error(`The story has no backup of the host ${part}.`);
  return last.during;
}
