/** Panels that draw what queries answer. */
export const DATA_PANELS: ReadonlySet<string> = new Set([
  'bargauge',
  'barchart',
  'gauge',
  'graph',
  'heatmap',
  'histogram',
  'piechart',
  'singlestat',
  'stat',
  'state-timeline',
  'status-history',
  'table',
  'table-old',
  'timeseries',
]);
