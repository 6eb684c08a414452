import { describeCatalog, OWN_CATALOGS, prometheusServer, seriesOfFamily } from '@lockstep/catalog';
import type { PlatformJob } from '@lockstep/provisioning';

/** Labels with their values. */
export type Labels = Readonly<Record<string, string>>;

/** Series in the notation of `promtool test rules`: their samples, one for each step. */
export type Series = Readonly<Record<string, string>>;

const KNOWN = new Map(
  [...OWN_CATALOGS.map((catalog) => describeCatalog(catalog)), prometheusServer]
    .flatMap(({ metrics }) => Object.entries(metrics))
    .flatMap(([name, description]) => seriesOfFamily(name, description))
    .map(({ name, labels }) => [name, Object.keys(labels)] as const),
);

/** Targets that show backups: the exporter, and a fleet server. */
export const EXPORTER: Labels = { job: 'kopia', instance: 'exporter:9091' };
export const SERVER: Labels = { job: 'restic-manager', instance: 'fleet:8080' };

/** A target of Conduit, nixfleet or trc: what its scrape adds to each series. */
export interface Component extends Labels {
  readonly job: PlatformJob;
  readonly instance: string;
}

/** A source and its repository, of which the names are in `NAMES`. */
export const REPOSITORY: Labels = { tool: 'restic', repository: '4f1a' };
export const SOURCE: Labels = { ...REPOSITORY, source_id: '00d8c1f0a7b3e512' };

/** What alerts about them are called by. */
export const NAMED_REPOSITORY: Labels = { ...REPOSITORY, name: 'offsite' };
export const NAMED_SOURCE: Labels = { ...SOURCE, host: 'db', path: '/srv', name: 'offsite' };

/** How they are called on every page. */
export const NAMES: Readonly<Record<string, number>> = {
  [row('backup_source_info', { ...SOURCE, host: 'db', user: 'root', path: '/srv' })]: 1,
  [row('backup_repository_info', { ...NAMED_REPOSITORY, storage: 'local' })]: 1,
};

/**
 * A series as a page has it. A metric that is in no catalog, or has other labels there, would be a test of nothing.
 *
 * @throws {Error} when it is not one of the catalog's.
 */
export function row(metric: string, labels: Labels = {}): string {
  const wanted = KNOWN.get(metric);
  if (wanted?.toSorted().join() !== Object.keys(labels).toSorted().join()) {
    throw new Error(
      `${metric}{${Object.keys(labels).join()}} is in no catalog; it has ${wanted?.join() ?? 'no entry'}.`,
    );
  }
  return selector(metric, labels);
}

/** A series as Prometheus stores it: a row of a page with the labels of its target. */
export function scraped(series: string, target: Labels): string {
  const own = series.slice(series.indexOf('{') + 1, -1);
  const all = [own, labelText(target)].filter((part) => part !== '').join(', ');
  return `${series.slice(0, series.indexOf('{'))}{${all}}`;
}

/** `name{label="value"}`. */
export function selector(name: string, labels: Labels): string {
  return `${name}{${labelText(labels)}}`;
}

function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}="${value}"`)
    .join(', ');
}

/** Samples: each value for so many steps. `gone` is what Prometheus writes when a row, or its whole target, ends. */
export function values(...parts: readonly (readonly [value: number | 'gone', steps: number])[]): string {
  return parts
    .filter(([, steps]) => steps > 0)
    .map(([value, steps]) => {
      if (value === 'gone') return steps === 1 ? 'stale' : `stale _x${steps - 1}`;
      return steps === 1 ? String(value) : `${value}x${steps - 1}`;
    })
    .join(' ');
}
