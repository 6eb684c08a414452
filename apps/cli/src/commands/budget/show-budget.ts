import { type CatalogDescription, type FleetSizes, seriesBudget } from '@lockstep/catalog';
import { loadCatalogs } from '../../catalogs/load-catalog.ts';
import { EXIT, type ExitCode, type Surroundings } from '../../surroundings.ts';
import { UsageError } from '../../usage-error.ts';
import { BUDGET_FORMATS, type BudgetFormat } from './budget-formats.ts';

/** What `lockstep budget` was called with. */
export interface BudgetOptions {
  /** Names and files. */
  readonly catalogs: readonly string[];
  /** Each `entity=number`. */
  readonly sizes: readonly string[];
  /** Each `catalog=number`. */
  readonly targets: readonly string[];
  readonly format: BudgetFormat;
}

/**
 * Prints how many series each component may have, at its declared maxima or at the sizes of one fleet.
 *
 * @throws {UsageError} when a catalog cannot be had, or a size is of nothing that the catalogs have.
 */
export async function showBudget(options: BudgetOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { parts } = await loadCatalogs(options.catalogs);
  const sizes = numbersOf('--size', options.sizes);
  const targets = numbersOf('--targets', options.targets);
  refuseUnknown('--size', sizes, sizeNames(parts));
  refuseUnknown('--targets', targets, new Set(parts.map(({ name }) => name)));
  for (const line of sizesAbove(parts, sizes)) surroundings.say(`lockstep: ${line}`);
  const components = parts.map((part) => ({ ...seriesBudget(part, sizes), targets: targets[part.name] ?? 1 }));
  await surroundings.print(BUDGET_FORMATS[options.format]({ components, sizes }));
  return EXIT.clean;
}

function numbersOf(option: string, texts: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, number] = /^([^=]+)=(\d{1,9})$/.exec(text) ?? [];
      if (name !== undefined) return [name, Number(number)] as const;
      throw new UsageError(`${option} ${text}: Write a name and a whole number, as in \`node=50\`.`);
    }),
  );
}

function refuseUnknown(option: string, given: FleetSizes, known: ReadonlySet<string>): void {
  const unknown = Object.keys(given).find((name) => !known.has(name));
  if (unknown === undefined) return;
  const names = known.size === 0 ? 'none' : [...known].toSorted().join(', ');
  throw new UsageError(
    `${option} ${unknown}=${given[unknown]}: The catalogs have no \`${unknown}\`. They have ${names}.`,
  );
}

/** What the values of open labels stand for, and the labels themselves. */
function sizeNames(catalogs: readonly CatalogDescription[]): ReadonlySet<string> {
  return new Set(
    openLabels(catalogs).flatMap(({ label, entity }) => (entity === undefined ? [label] : [entity, label])),
  );
}

/** A fleet has as many as it has of what is bounded for each of something else. */
function sizesAbove(catalogs: readonly CatalogDescription[], sizes: FleetSizes): readonly string[] {
  const bounded = openLabels(catalogs).filter(({ per }) => per === undefined);
  const above = bounded.flatMap(({ label, entity = label, max = Infinity }) => {
    const size = sizes[entity] ?? sizes[label] ?? 0;
    const text = `${size} values of \`${label}\` are given, the catalog allows ${max}: emitters refuse the others, and ${max} are counted.`;
    return size > max ? [text] : [];
  });
  return [...new Set(above)];
}

function openLabels(catalogs: readonly CatalogDescription[]) {
  return catalogs
    .flatMap(({ metrics }) => Object.values(metrics))
    .flatMap(({ labels }) => Object.entries(labels))
    .filter(([, { kind, follows }]) => kind === 'open' && follows === undefined)
    .map(([label, domain]) => ({ label, ...domain }));
}
