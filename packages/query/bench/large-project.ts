/** The two ways to write a catalog: as this project's own, or as what is known of somebody else's exporter. */
export type Notation = 'defineCatalog' | 'description';

/** A module that exports a catalog of so many metrics: counters, gauges, histograms, with none to four labels. */
export function catalogSource(metrics: number, notation: Notation): string {
  const entries = indexes(metrics).map((index) => `    ${nameOf(index)}: ${ENTRY[notation](index)},`);
  return HEAD[notation] + entries.join('\n') + TAIL[notation];
}

/** A module of queries over the catalog, in the shapes that dashboards have. */
export function queriesSource(size: { readonly metrics: number; readonly queries: number }): string {
  const queries = indexes(size.queries).map((index) => {
    const metric = (index * 7) % size.metrics;
    return `export const q${index} = ${queryOf(metric, index)};`;
  });
  return [
    `import { type Query, promql, re, select } from '@lockstep/query';`,
    `import { large } from './catalog.ts';`,
    `const m = select(large);`,
    ...queries,
    `export const panels: readonly Query[] = [${indexes(size.queries)
      .map((index) => `q${index}`)
      .join(', ')}];`,
    '',
  ].join('\n');
}

const HEAD: Readonly<Record<Notation, string>> = {
  defineCatalog: `import { counter, defineCatalog, entity, gauge, histogram, oneOf } from '@lockstep/catalog';
export const large = defineCatalog({
  name: 'large',
  prefix: 'app_',
  metrics: {
`,
  description: `import type { CatalogDescription } from '@lockstep/catalog';
export const large = {
  lockstepCatalog: 1,
  name: 'large',
  metrics: {
`,
};

const TAIL: Readonly<Record<Notation, string>> = {
  defineCatalog: '\n  },\n});\n',
  description: '\n  },\n} as const satisfies CatalogDescription;\n',
};

type Type = 'counter' | 'gauge' | 'histogram';

const ENTRY: Readonly<Record<Notation, (index: number) => string>> = {
  defineCatalog(index) {
    const type = typeOf(index);
    const labels = labelsOf(index).map(
      (label, at) => `${label}: ${at === 0 ? `oneOf('a', 'b', 'c')` : `entity('${label}', { max: 9 })`}`,
    );
    const more = type === 'histogram' ? `, unit: 'seconds', buckets: [0.1, 1, 10]` : '';
    return `${type}({ help: 'x', since: '1', usage: 'x', labels: { ${labels.join(', ')} }${more} })`;
  },
  description(index) {
    const type = typeOf(index);
    const labels = labelsOf(index).map((label, at) =>
      at === 0 ? `${label}: { kind: 'closed', values: ['a', 'b', 'c'] }` : `${label}: { kind: 'open', values: [] }`,
    );
    return `{ type: '${type}', help: 'x', labels: { ${labels.join(', ')} } }`;
  },
};

function queryOf(metric: number, index: number): string {
  const selector = `m.${nameOf(metric)}`;
  const [first, second] = labelsOf(metric);
  const where = first === undefined ? selector : `${selector}.where({ ${first}: 'a', job: re('x.*') })`;
  const by = second === undefined ? `'job'` : `'job', '${second}'`;
  const shapes: Readonly<Record<Type, readonly string[]>> = {
    counter: [
      `${where}.rate('5m').sumBy(${by})`,
      `${where}.increase('1h').sum().or(m.${nameOf(1)}.sum().times(0))`,
      `${selector}.rate('5m').sumBy('job').ratio(m.${nameOf(1)}.sumBy('job', 'instance'), { on: ['job'], groupRight: [] })`,
      `promql\`sum(rate(\${${where}}[5m]))\``,
    ],
    gauge: [
      `${where}.maxBy(${by})`,
      `${where}.sum().ratio(${selector}.sum())`,
      `${where}.over('1h').avg().sumWithout('instance').above(5)`,
      `${selector}.maxBy(${by}).and(${selector}.maxBy('job').above(0), { on: ['job'] })`,
    ],
    histogram: [`${where}.quantile(0.95, '5m', ${by})`, `${where}.average('5m', ${by})`],
  };
  const fitting = shapes[typeOf(metric)];
  return fitting[index % fitting.length] ?? '';
}

function typeOf(index: number): Type {
  return (['counter', 'gauge', 'counter', 'gauge', 'gauge', 'counter', 'histogram'] as const)[index % 7] ?? 'gauge';
}

function nameOf(index: number): string {
  return `app_area${index % 37}_thing${index}${{ counter: '_total', gauge: '', histogram: '_seconds' }[typeOf(index)]}`;
}

function labelsOf(index: number): readonly string[] {
  return ['kind', 'host', `own${index}`, 'zone'].slice(0, index % 5);
}

function indexes(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
