import { type Catalog, describeCatalog, seriesOfFamily } from '@lockstep/catalog';
import { seriesIn } from './drawn-metrics.ts';

/** A rule of Prometheus, as its file has it. */
export type Rule = { readonly expr: string } & ({ readonly record: string } | { readonly alert: string });

/** The alerts that read each metric of a catalog, also through recorded series, by its name and in the order of the rules. */
export function alertedMetrics(catalog: Catalog, rules: readonly Rule[]): Readonly<Record<string, readonly string[]>> {
  const recorded = new Map(rules.flatMap((rule) => ('record' in rule ? [[rule.record, rule.expr] as const] : [])));
  const read = (query: string): string[] =>
    seriesIn(query).flatMap((series) => {
      const source = recorded.get(series);
      return source === undefined ? [series] : read(source);
    });
  const alerts = rules.flatMap((rule) => ('alert' in rule ? [{ name: rule.alert, series: read(rule.expr) }] : []));
  const families = Object.entries(describeCatalog(catalog).metrics).map(([name, description]) => {
    const own = new Set(seriesOfFamily(name, description).map((one) => one.name));
    const readers = alerts.filter(({ series }) => series.some((one) => own.has(one)));
    return [name, [...new Set(readers.map((alert) => alert.name))]] as const;
  });
  return Object.fromEntries(families);
}
