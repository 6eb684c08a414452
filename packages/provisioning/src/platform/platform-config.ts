import { prometheusConfig } from '../prometheus/prometheus-config.ts';
import type { ScrapeJob } from '../prometheus/scrape-jobs.ts';
import { type ProvisioningFile, yamlFile } from '../yaml-file.ts';
import { PLATFORM_JOBS, PLATFORM_TARGETS, type PlatformJob } from './targets.ts';

/** `host:port` of the targets of some jobs. A job that is absent is not scraped. */
export type PlatformAddresses = Readonly<Partial<Record<PlatformJob, readonly string[]>>>;

/** The jobs that scrape Conduit, nixfleet and trc; by default each component on its own port of this machine. */
export function platformScrapeJobs(addresses: PlatformAddresses = defaultAddresses()): ScrapeJob[] {
  return PLATFORM_JOBS.map((name) => ({ name, targets: addresses[name] ?? [] }));
}

/** What a Prometheus of the three systems is told beside the targets. */
export interface PlatformPrometheus {
  readonly addresses?: PlatformAddresses;
  /** Files of rules; absent: none. Nobody is told of alerts: they are looked at in Prometheus. */
  readonly ruleFiles?: readonly string[];
}

/** The configuration of a Prometheus that watches Conduit, nixfleet and trc. */
export function platformConfig({ addresses, ruleFiles }: PlatformPrometheus = {}): object {
  return prometheusConfig({
    jobs: platformScrapeJobs(addresses),
    ...(ruleFiles !== undefined && { alerting: { alertmanagers: [], ruleFiles } }),
  });
}

const ABOUT = `
Prometheus, 2.42 or later: scrapes each component of Conduit, nixfleet and trc on its default port, and evaluates
their rules.

\`npm run demo\` plays the components and starts a Prometheus with this file, with the ports put in that were free.
`;

/** Rules of the three systems, as seen from the configuration file. */
const PLATFORM_RULE_FILES = ['rules/conduit_*.yml', 'rules/nixfleet_*.yml', 'rules/trc_*.yml'] as const;

/** `prometheus/platform.yml`: the three systems, by default on the default ports of this machine. */
export function platformFile(addresses: PlatformAddresses = defaultAddresses()): ProvisioningFile {
  return yamlFile('prometheus/platform.yml', ABOUT, platformConfig({ addresses, ruleFiles: PLATFORM_RULE_FILES }));
}

function defaultAddresses(): PlatformAddresses {
  return Object.fromEntries(
    PLATFORM_JOBS.map((job) => [job, PLATFORM_TARGETS[job].ports.map((port) => `127.0.0.1:${port}`)]),
  );
}
