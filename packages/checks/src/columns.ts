import type { PanelSubject } from './check.ts';
import type { JsonObject, TargetView, TransformationView } from './documents/document.ts';
import { recordOf, textOf } from './documents/loose.ts';

/** Transformations that neither add nor rename columns, beside `organize`. */
const KEEPS_COLUMNS: ReadonlySet<string> = new Set(['merge', 'sortBy', 'limit', 'organize']);

/** Targets that are asked. Hidden ones are not, unless Grafana computes something from them. */
export function shownTargets({ panel }: PanelSubject): readonly TargetView[] {
  return panel.targets.filter(({ hidden }) => !hidden);
}

/** Labels that the series of a target may have; undefined when they are not known. */
export function resultLabels(target: TargetView, { query }: PanelSubject): readonly string[] | undefined {
  const subject = query(target);
  if (subject === undefined) return undefined;
  // A scalar arrives as a series without labels.
  const flow = subject.analysis.labels(subject.expr);
  return flow?.may === 'anything' ? undefined : [...(flow?.may ?? [])];
}

/** Columns that the queries of a table give, before any transformation; undefined when they cannot be known. */
function queriedColumns(subject: PanelSubject): readonly string[] | undefined {
  const { panel } = subject;
  const targets = shownTargets(subject);
  const hasOthers = panel.targetCount > panel.targets.length;
  if (panel.type !== 'table' || hasOthers || targets.some(({ json }) => json['format'] !== 'table')) return undefined;
  const labels = targets.map((target) => resultLabels(target, subject));
  if (labels.includes(undefined)) return undefined;
  const values = targets.map(({ refId }) => (targets.length > 1 ? `Value #${refId}` : 'Value'));
  return [...new Set(['Time', ...labels.flatMap((of) => of ?? []), ...values])];
}

/** Columns that a transformation gets; undefined when they cannot be known. */
export function columnsBefore(index: number, subject: PanelSubject): readonly string[] | undefined {
  return subject.panel.transformations.slice(0, index).reduce(transformed, queriedColumns(subject));
}

/** Columns as the reader sees them, hidden ones included; undefined when they cannot be known. */
export function shownColumns(subject: PanelSubject): readonly string[] | undefined {
  return columnsBefore(subject.panel.transformations.length, subject);
}

function transformed(
  columns: readonly string[] | undefined,
  { id, options }: TransformationView,
): readonly string[] | undefined {
  if (!KEEPS_COLUMNS.has(id)) return undefined;
  if (id !== 'organize') return columns;
  const renamed = new Map(Object.entries(recordOf(options['renameByName'])));
  const excluded = excludedBy(options);
  return columns?.filter((name) => !excluded.has(name)).map((name) => textOf(renamed.get(name)) || name);
}

/** Columns that are taken out by name. */
export function excludedColumns({ panel }: PanelSubject): ReadonlySet<string> {
  return new Set(panel.transformations.flatMap(({ options }) => [...excludedBy(options)]));
}

function excludedBy(options: JsonObject): ReadonlySet<string> {
  const names = Object.entries(recordOf(options['excludeByName']));
  return new Set(names.flatMap(([name, excluded]) => (excluded === true ? [name] : [])));
}

/** Names of the tiles or lines of a panel; undefined when a legend shows labels, whose values are not known. */
export function seriesNames({ panel }: PanelSubject): readonly string[] | undefined {
  const legends = panel.targets.map(({ json }) => textOf(json['legendFormat']));
  const isOpen = panel.targetCount > panel.targets.length || panel.transformations.length > 0;
  return isOpen || legends.some((legend) => legend === '' || legend === '__auto' || /\{\{|\$|\[\[/.test(legend))
    ? undefined
    : legends;
}
