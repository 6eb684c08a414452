import { type Catalog, describeCatalog, seriesOfFamily } from '@lockstep/catalog';
import type { resticFleet } from '@lockstep/dashboards';
import { parseQuery, selectorsIn } from '@lockstep/promql';

type Dashboard = typeof resticFleet;

/** A panel that asks for a metric. */
export interface DrawnOn {
  readonly uid: string;
  readonly panel: string;
}

/** The panels that ask for each metric of a catalog, by its name and in the order of the dashboards; none is an empty list. */
export function drawnMetrics(
  catalog: Catalog,
  dashboards: readonly Dashboard[],
): Readonly<Record<string, readonly DrawnOn[]>> {
  const panels = dashboards.flatMap(panelsOf);
  const families = Object.entries(describeCatalog(catalog).metrics).map(([name, description]) => {
    const series = new Set(seriesOfFamily(name, description).map((one) => one.name));
    const on = panels.filter(({ asked }) => asked.some((one) => series.has(one)));
    return [name, on.map(({ uid, panel }) => ({ uid, panel }))] as const;
  });
  return Object.fromEntries(families);
}

/** Each panel with the names of the series that its queries select. */
function panelsOf({ uid = '', panels = [] }: Dashboard): (DrawnOn & { readonly asked: readonly string[] })[] {
  return panels.flatMap((panel) => {
    if (panel.type === 'row' || !('targets' in panel)) return [];
    // Opaque to the SDK's type of a panel; every target that is emitted has an expression.
    const targets = (panel.targets ?? []) as unknown as readonly { readonly expr: string }[];
    const asked = targets.flatMap(({ expr }) => seriesIn(expr));
    return [{ uid, panel: panel.title ?? '', asked }];
  });
}

/** Names of the series that a query selects; none of a query that cannot be read, which a check has found. */
export function seriesIn(text: string): string[] {
  const { expr } = parseQuery(text);
  return expr === undefined ? [] : selectorsIn(expr).flatMap(({ metric }) => metric?.name ?? []);
}
