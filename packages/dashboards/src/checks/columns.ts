import type { EnclosedSelector as Selector } from '@lockstep/promql';
import { recordOf, textOf } from './loose.ts';
import type { PanelView, TargetView } from './view.ts';

/**
 * Labels of the series that a query yields: those of its outermost groupings. Absent when a selector is not grouped
 * at all, so that whatever a scrape adds, `__name__` included, is left.
 */
export function resultLabels({ selectors }: TargetView): readonly string[] | undefined {
  const labels = selectors.map(groupedLabels);
  return labels.includes(undefined) ? undefined : [...new Set(labels.flatMap((of) => of ?? []))];
}

function groupedLabels({ enclosedBy }: Selector): readonly string[] | undefined {
  const grouping = enclosedBy.findLast(({ kind }) => kind === 'aggregation');
  if (grouping?.kind !== 'aggregation' || grouping.modifier === 'without') return undefined;
  const dropsLe = enclosedBy.slice(enclosedBy.indexOf(grouping)).some(({ name }) => name === 'histogram_quantile');
  return grouping.labels.filter((label) => !(dropsLe && label === 'le'));
}

/** Columns that the queries of a table give, before any transformation; absent when they cannot be known. */
export function queriedColumns(panel: PanelView): readonly string[] | undefined {
  const labels = panel.targets.map(resultLabels);
  if (labels.includes(undefined)) return undefined;
  const values = panel.targets.map(({ refId }) => (panel.targets.length > 1 ? `Value #${refId}` : 'Value'));
  return [...new Set(['Time', ...labels.flatMap((of) => of ?? []), ...values])];
}

/** Columns as the reader sees them, hidden ones included; absent when they cannot be known. */
export function shownColumns(panel: PanelView): readonly string[] | undefined {
  if (panel.transformations.some(({ id }) => id !== 'merge' && id !== 'organize')) return undefined;
  return panel.transformations
    .filter(({ id }) => id === 'organize')
    .reduce<readonly string[] | undefined>((columns, { options }) => {
      const [excluded, renamed] = [recordOf(options['excludeByName']), recordOf(options['renameByName'])];
      return columns?.filter((name) => excluded[name] !== true).map((name) => textOf(renamed[name]) || name);
    }, queriedColumns(panel));
}

/** Names of the tiles or lines of a panel; absent when a legend shows labels, whose values are not known. */
export function seriesNames({ targets }: PanelView): readonly string[] | undefined {
  return targets.some(({ legend }) => legend === '' || legend.includes('{{'))
    ? undefined
    : targets.map(({ legend }) => legend);
}
