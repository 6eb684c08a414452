import { type CatalogDescription, type LabelDescription, type MetricDescription, unitOfName } from '@lockstep/catalog';
import { Observation } from '../../apps/cli/src/commands/import/observation.ts';
import { observePage } from '../../apps/cli/src/commands/import/observe-page.ts';
import type { Page } from '../../apps/cli/src/pages/stored-page.ts';

/** How a kept catalog is made of pages. */
export interface ExternalOptions {
  readonly name: string;
  /** Labels that have the same values everywhere. */
  readonly closed: readonly string[];
  /** What is kept so far: other machines had it. Families that are not everywhere become optional. */
  readonly kept?: CatalogDescription | undefined;
}

/**
 * One catalog for all versions of a program, without anything of the machine: values of open labels are left out, a
 * family that some page lacks is optional. The same pages give the same catalog, and so does a second time.
 *
 * @throws {TypeError} when versions disagree on the type of a family.
 */
export function externalCatalog(pages: readonly Page[], { name, closed, kept }: ExternalOptions): CatalogDescription {
  const scrapes = pages.map((page) => describePages([page], closed));
  const all = Object.entries(describePages(pages, closed)).filter(([family]) => !OF_THE_RUNTIME.test(family));
  const fresh = all.map(([family, metric]): [string, MetricDescription] => [
    family,
    withoutMachine(withUnit(family, metric), !scrapes.every((scrape) => Object.hasOwn(scrape, family))),
  ]);
  const metrics = kept === undefined ? Object.fromEntries(fresh) : merged(kept.metrics, Object.fromEntries(fresh));
  return { lockstepCatalog: 1, name, observed: true, metrics };
}

/** What Go and its client library say changes with the compiler, not with the program. */
const OF_THE_RUNTIME = /^(?:go|promhttp)_/;

function describePages(pages: readonly Page[], closed: readonly string[]): CatalogDescription['metrics'] {
  const observation = new Observation();
  // VictoriaMetrics says the metadata of a family for each of its blocks, and late. It is read all the same.
  for (const page of pages) observePage(page, observation);
  const conflicts = observation.conflicts().map(({ family, types }) => `${family}: ${JSON.stringify(types)}`);
  if (conflicts.length > 0) throw new TypeError(conflicts.join('\n'));
  return observation.describe(new Set(closed));
}

function withoutMachine({ labels, ...metric }: MetricDescription, optional: boolean): MetricDescription {
  const open = Object.entries(labels).map(([label, domain]) => [
    label,
    domain.kind === 'open' ? { ...domain, values: [] } : domain,
  ]);
  return { ...metric, labels: Object.fromEntries(open), ...(optional ? { optional } : {}) };
}

/** Pages in the text format tell no unit, but names do. A name that tells none may have any. */
function withUnit(name: string, metric: MetricDescription): MetricDescription {
  const unit = metric.unit ?? unitOfName(name);
  return unit === 'none' ? metric : { ...metric, unit };
}

type Families = CatalogDescription['metrics'];

function merged(kept: Families, fresh: Families): Families {
  const names = [...new Set([...Object.keys(kept), ...Object.keys(fresh)])].toSorted();
  return Object.fromEntries(names.map((name) => [name, both(kept[name], fresh[name])] as const));
}

function both(kept: MetricDescription | undefined, fresh: MetricDescription | undefined): MetricDescription {
  if (kept === undefined || fresh === undefined) return { ...NOTHING, ...kept, ...fresh, optional: true };
  const { labelsKnown: _, optional: __, ...rest } = { ...kept, ...fresh };
  const known = [kept, fresh].filter(({ labelsKnown }) => labelsKnown !== false);
  return {
    ...rest,
    type: fresh.type === 'unknown' ? kept.type : fresh.type,
    help: fresh.help || kept.help,
    labels: labelsOf(known.map(({ labels }) => labels)),
    ...(known.length === 0 ? { labelsKnown: false } : {}),
    ...(kept.buckets || fresh.buckets ? { buckets: union(kept.buckets, fresh.buckets) } : {}),
    ...(kept.quantiles || fresh.quantiles ? { quantiles: union(kept.quantiles, fresh.quantiles) } : {}),
    ...(kept.optional === true || fresh.optional === true ? { optional: true } : {}),
  };
}

const NOTHING: MetricDescription = { type: 'unknown', help: '', labels: {} };

/** A label that some side lacks is optional. */
function labelsOf(sides: readonly MetricDescription['labels'][]): MetricDescription['labels'] {
  const names = [...new Set(sides.flatMap((labels) => Object.keys(labels)))].toSorted();
  return Object.fromEntries(
    names.map((name): [string, LabelDescription] => {
      const domains = sides.flatMap((labels) => labels[name] ?? []);
      const isOptional = domains.length < sides.length || domains.some(({ optional }) => optional === true);
      const values = [...new Set(domains.flatMap((domain) => domain.values))].toSorted();
      const kind = domains.every((domain) => domain.kind === 'closed') ? 'closed' : 'open';
      return [name, { kind, values: kind === 'closed' ? values : [], ...(isOptional ? { optional: true } : {}) }];
    }),
  );
}

function union(a: readonly number[] = [], b: readonly number[] = []): readonly number[] {
  return [...new Set([...a, ...b])].toSorted((x, y) => x - y);
}
