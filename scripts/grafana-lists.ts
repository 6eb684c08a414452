import { grafana } from '../packages/dashboards/test/grafana-data.ts';

/**
 * The names that Grafana keeps lists of, as a TypeScript module: taken from `@grafana/data` here, so that the checks
 * need neither that package nor a copy made by hand.
 */
export function grafanaLists(): string {
  const units = grafana.getValueFormats().flatMap(({ submenu }) => submenu.map(({ value }) => value));
  const reducers = grafana.fieldReducers
    .list()
    .flatMap(({ id, name, aliasIds = [] }) => [id, ...aliasIds].map((one): [string, string] => [one, name]));
  const transformations = Object.values(grafana.standardTransformers).map(({ id }) => id);
  const colours = grafana.createTheme().visualization.hues.flatMap(({ shades }) => shades.map(({ name }) => name));
  return [
    '// Generated from @grafana/data by `npm run generate`. DO NOT EDIT.',
    list('Ids of units. An unknown one is no error in Grafana: it is printed behind the number.', 'UNITS', units),
    `/** Ids of reducers with the titles that legends show. */\nexport const REDUCERS: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(reducers))};`,
    list('Ids of field matchers, which decide what an override applies to.', 'MATCHERS', ids(grafana.fieldMatchers)),
    list('Ids of transformations that can be executed outside of Grafana.', 'TRANSFORMATIONS', transformations),
    list('Names of colours of the theme. An unknown one is passed on as it is.', 'COLOURS', colours),
  ].join('\n\n');
}

function ids(registry: { list(): { id: string }[] }): string[] {
  return registry.list().map(({ id }) => id);
}

function list(about: string, name: string, values: readonly string[]): string {
  const sorted = [...new Set(values)].toSorted();
  return `/** ${about} */\nexport const ${name}: ReadonlySet<string> = new Set(${JSON.stringify(sorted)});`;
}
