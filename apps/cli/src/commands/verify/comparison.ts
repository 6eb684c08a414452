import type { CatalogDescription, MetricDescription } from '@lockstep/catalog';
import type { ExpositionProblem } from '@lockstep/metrics';
import type { StoredFamily, StoredPage } from '../../pages/stored-page.ts';
import type { Ignore } from './ignore.ts';
import { namedInOtherUnit } from './other-unit.ts';

/** A family that some catalog has. */
export interface DeclaredFamily {
  readonly name: string;
  readonly metric: MetricDescription;
  /** The first that has it. */
  readonly catalog: CatalogDescription;
}

/** A page beside the catalogs that it is compared with, both by the names of the families. */
export interface Comparison {
  readonly catalogs: readonly CatalogDescription[];
  readonly declared: ReadonlyMap<string, DeclaredFamily>;
  readonly families: ReadonlyMap<string, StoredFamily>;
  /** Names of the page, with the name of the catalog that differs in the unit only. */
  readonly inOtherUnit: ReadonlyMap<string, string>;
  readonly problems: readonly ExpositionProblem[];
  /** Families of an earlier page of the same target. */
  readonly earlier?: ReadonlyMap<string, StoredFamily>;
  /** Whether everything that counts must have counted. */
  readonly complete: boolean;
  /** How many families each word left out. */
  readonly leftOut: ReadonlyMap<Ignore, number>;
}

/** What is compared. */
export interface ComparisonInput {
  /** As they were read; `merged` has their families put together. */
  readonly parts: readonly CatalogDescription[];
  readonly merged: CatalogDescription;
  readonly page: StoredPage;
  readonly earlier?: StoredPage | undefined;
  readonly ignores?: readonly Ignore[];
  readonly complete?: boolean;
}

/** Puts a page beside its catalogs. */
export function createComparison(input: ComparisonInput): Comparison {
  const { parts, merged, page, earlier, ignores = [], complete = false } = input;
  const ignored = ignores.filter(({ defect }) => defect === undefined);
  const isOut = (name: string): boolean => ignored.some(({ test }) => test(name));
  const all = new Map(Object.entries(merged.metrics).map(([name, metric]) => [name, { name, metric }]));
  const families = byName(page, all);
  const names = [...new Set([...all.keys(), ...families.keys()])];
  const kept = <T>(named: ReadonlyMap<string, T>): Map<string, T> =>
    new Map([...named].filter(([name]) => !isOut(name)));
  const owned = [...kept(all).values()].map((family): [string, DeclaredFamily] => [
    family.name,
    { ...family, catalog: parts.find(({ metrics }) => Object.hasOwn(metrics, family.name)) ?? merged },
  ]);
  const declared = new Map(owned);
  const onPage = kept(families);
  return {
    catalogs: parts,
    declared,
    families: onPage,
    inOtherUnit: namedInOtherUnit(
      [...onPage.keys()].filter((name) => !declared.has(name)),
      [...declared.keys()].filter((name) => !onPage.has(name)),
    ),
    problems: page.problems,
    ...(earlier === undefined ? {} : { earlier: kept(byName(earlier, all)) }),
    complete,
    leftOut: new Map(ignored.map((ignore) => [ignore, names.filter(ignore.test).length])),
  };
}

type Described = ReadonlyMap<string, Pick<DeclaredFamily, 'metric'>>;

/** A target that says no types has the parts of histograms and summaries as families of their own. */
function byName({ families }: StoredPage, declared: Described): ReadonlyMap<string, StoredFamily> {
  const named = new Map<string, StoredFamily>();
  for (const family of families) {
    if (family.isCreated && !declared.has(family.name)) continue;
    const whole = family.type === 'unknown' ? wholeOf(family.name, declared) : undefined;
    const name = whole ?? family.name;
    const known = named.get(name);
    const samples = [...(known?.samples ?? []), ...family.samples];
    named.set(name, { ...(known ?? family), name, samples });
  }
  return named;
}

function wholeOf(name: string, declared: Described): string | undefined {
  if (declared.has(name)) return undefined;
  const whole = name.replace(/_(?:bucket|sum|count)$/, '');
  const type = declared.get(whole)?.metric.type;
  return type === 'histogram' || type === 'summary' ? whole : undefined;
}
