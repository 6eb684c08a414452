import type { CatalogBudget, FamilyBudget, FleetSizes } from '@lockstep/catalog';

/** The budget of a component, and how many targets of it there are. */
export interface ComponentBudget extends CatalogBudget {
  readonly targets: number;
}

/** Budgets, ready to be printed. */
export interface BudgetReport {
  readonly components: readonly ComponentBudget[];
  readonly sizes: FleetSizes;
}

/** Every way to print a budget, by the name that `--format` takes. */
export const BUDGET_FORMATS = {
  pretty: formatPretty,
  json: formatJson,
} as const satisfies Readonly<Record<string, (report: BudgetReport) => string>>;

/** A name that `--format` takes. */
export type BudgetFormat = keyof typeof BUDGET_FORMATS;

/** A table for each component, then one with all of them when there are several. */
function formatPretty({ components, sizes }: BudgetReport): string {
  const given = Object.entries(sizes).map(([name, size]) => `${name}=${size}`);
  const tables = components.map((component) => {
    const at = given.length === 0 ? 'at its declared maxima' : `at ${given.join(', ')}`;
    return `${component.name}: series of one target, ${at}\n\n${familyTable(component)}${unboundedLine(component)}`;
  });
  const hasTotal = components.length > 1 || components.some(({ targets }) => targets !== 1);
  return [...tables, ...(hasTotal ? [`All components\n\n${totalTable(components)}`] : [])].join('\n');
}

function familyTable({ families, labelSets, samples }: CatalogBudget): string {
  return table([
    ['family', 'label sets', 'samples'],
    ...families.map((family) => [family.family, numberText(family.labelSets), numberText(family.samples)] as const),
    ['total', String(labelSets), String(samples)],
  ]);
}

function unboundedLine({ families }: CatalogBudget): string {
  const unbounded = families.filter(({ samples }) => samples === undefined);
  if (unbounded.length === 0) return '';
  const labels = [...new Set(unbounded.flatMap((family: FamilyBudget) => family.unbounded))];
  const give = labels.length === 0 ? '' : ` Give sizes of ${labels.map((label) => `\`${label}\``).join(', ')}.`;
  return `\nThe total lacks ${unbounded.length} of ${families.length} families, whose number of values is not known.${give}\n`;
}

function totalTable(components: readonly ComponentBudget[]): string {
  const rows = components.map(({ name, targets, samples }) => [name, targets, samples, targets * samples] as const);
  const total = rows.reduce((sum, [, , , all]) => sum + all, 0);
  return table([
    ['component', 'targets', 'samples of one', 'samples of all'],
    ...rows.map((row) => row.map(String)),
    ['total', '', '', String(total)],
  ]);
}

function numberText(number: number | undefined): string {
  return number === undefined ? 'not known' : String(number);
}

/** Columns of equal width; the first stands left, numbers right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** One object. Keys and their order are part of the interface; numbers that are not known are left out. */
function formatJson({ components, sizes }: BudgetReport): string {
  const all = components.map(({ name, targets, labelSets, samples, families }) => ({
    name,
    targets,
    labelSets,
    samples,
    families,
  }));
  const samples = components.reduce((sum, component) => sum + component.targets * component.samples, 0);
  return `${JSON.stringify({ sizes, samples, components: all }, undefined, 2)}\n`;
}
