import type { CatalogDescription, LabelDescription, MetricDescription } from './description.ts';

/** A metric that two catalogs define differently. */
export interface DefinitionConflict {
  readonly metric: string;
  /** Names of both catalogs. */
  readonly catalogs: readonly [string, string];
  /** Each with both values: ``type: `counter` in `a`, `gauge` in `b` ``. */
  readonly differences: readonly string[];
}

/**
 * Puts catalogs together. A metric may be in several when all say the same of what a query depends on. Help texts and
 * usage may differ, the first counts; values that were seen of an open label are added up; what one catalog does not
 * know is taken from the other.
 */
export function mergeDescriptions(
  descriptions: readonly CatalogDescription[],
): { readonly description: CatalogDescription } | { readonly conflicts: readonly DefinitionConflict[] } {
  const owners = new Map<string, string>();
  const metrics = new Map<string, MetricDescription>();
  const conflicts: DefinitionConflict[] = [];
  for (const { name, metrics: added } of descriptions) {
    for (const [metric, description] of Object.entries(added)) {
      const known = metrics.get(metric);
      const owner = owners.get(metric) ?? name;
      const differences = known === undefined ? [] : differencesOf(known, description, [owner, name]);
      if (differences.length > 0) conflicts.push({ metric, catalogs: [owner, name], differences });
      owners.set(metric, owner);
      metrics.set(metric, known === undefined ? description : merged(known, description));
    }
  }
  if (conflicts.length > 0) return { conflicts };
  const name = [...new Set(descriptions.map((description) => description.name))].join('+');
  return { description: { lockstepCatalog: 1, name, metrics: Object.fromEntries(metrics) } };
}

const UNKNOWN = 'unknown';

/** Facts that must be the same, as texts; undefined when a catalog does not know. */
function factsOf(metric: MetricDescription): ReadonlyMap<string, string | undefined> {
  const { type, unit, labels, labelsKnown = true, buckets, quantiles, native, range, stability = 'stable' } = metric;
  return new Map([
    ['type', type === UNKNOWN ? undefined : type],
    ['unit', unit],
    ['labels', labelsKnown ? textOf(Object.keys(labels).sort()) : undefined],
    ...Object.entries(labels).map(([label, domain]) => [`label \`${label}\``, domainText(domain)] as const),
    ['buckets', textOf(buckets)],
    ['quantiles', textOf(quantiles)],
    ['native', textOf(native)],
    ['range', range === undefined ? undefined : `${range.min ?? '-Inf'} to ${range.max ?? '+Inf'}`],
    ['stability', stability],
  ]);
}

function textOf(value: boolean | readonly (string | number)[] | undefined): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'boolean' ? String(value) : `[${value.join(', ')}]`;
}

function domainText({ kind, values, optional = false }: LabelDescription): string {
  const list = kind === 'closed' ? ` ${textOf([...values].sort())}` : '';
  return `${kind}${list}${optional ? ', optional' : ''}`;
}

function differencesOf(
  a: MetricDescription,
  b: MetricDescription,
  [first, second]: readonly [string, string],
): string[] {
  const facts = factsOf(b);
  const differing = [...factsOf(a)].flatMap(([fact, value]) => {
    const other = facts.get(fact);
    if (value === undefined || other === undefined || value === other) return [];
    return [`${fact}: \`${value}\` in \`${first}\`, \`${other}\` in \`${second}\``];
  });
  return [...differing, ...surplusLabels(a, b, [first, second]), ...surplusLabels(b, a, [second, first])];
}

/** Labels that `a`, which does not know all of its labels, has beyond those that `b` says are all. */
function surplusLabels(
  a: MetricDescription,
  b: MetricDescription,
  [first, second]: readonly [string, string],
): string[] {
  if (a.labelsKnown !== false || b.labelsKnown === false) return [];
  return Object.keys(a.labels)
    .filter((label) => !Object.hasOwn(b.labels, label))
    .map((label) => `label \`${label}\`: in \`${first}\`, none of the labels in \`${second}\``);
}

function merged(a: MetricDescription, b: MetricDescription): MetricDescription {
  const labels = new Map(Object.entries(a.labels));
  for (const [label, domain] of Object.entries(b.labels)) {
    const known = labels.get(label);
    labels.set(label, known === undefined ? domain : { ...known, values: union(known.values, domain.values) });
  }
  const knowsLabels = a.labelsKnown !== false || b.labelsKnown !== false;
  const { labelsKnown: _, optional: __, ...rest } = { ...b, ...a };
  return {
    ...rest,
    type: a.type === UNKNOWN ? b.type : a.type,
    help: a.help === '' ? b.help : a.help,
    labels: Object.fromEntries(labels),
    ...(knowsLabels ? {} : { labelsKnown: false }),
    // Together the pages always have what one of them always has.
    ...(a.optional === true && b.optional === true ? { optional: true } : {}),
  };
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}
