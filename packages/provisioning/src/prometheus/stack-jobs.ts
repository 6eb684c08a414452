import type { Stack } from '../stack.ts';
import { type Credentials, JOBS, type ScrapeJob } from './scrape-jobs.ts';

/** What the jobs of a stack need beside the targets. */
export interface OwnJobs {
  /** File with the token of the fleet server's /metrics. */
  readonly tokenFile: string;
  /** `host:port` under which Prometheus finds itself and the Alertmanager. */
  readonly prometheus: string;
  readonly alertmanager: string;
  /** How Prometheus proves to itself who it is; absent: its own page is open. */
  readonly credentials?: Credentials;
}

/** The jobs of a stack: what is watched, and what watches. */
export function stackJobs({ targets }: Pick<Stack, 'targets'>, own: OwnJobs): ScrapeJob[] {
  const { tokenFile, prometheus, alertmanager, credentials } = own;
  return [
    { name: JOBS.exporter, path: '/metrics', scheme: 'http', targets: targets.exporter },
    { name: JOBS.node, targets: targets.node },
    { name: JOBS.server, credentials: { tokenFile }, targets: targets.server },
    { name: JOBS.prometheus, ...(credentials === undefined ? {} : { credentials }), targets: [prometheus] },
    { name: JOBS.alertmanager, targets: [alertmanager] },
  ];
}
