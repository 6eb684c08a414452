import type { Catalog } from '@lockstep/catalog';
import type { Finding } from '../problem.ts';
import type { DashboardView, PanelView, TargetView } from './view.ts';

/** What a dashboard is checked against. */
export interface CheckContext {
  /** Together they hold every metric that a query may name. */
  readonly catalogs: readonly Catalog[];
  readonly scrapeIntervalSeconds: number;
}

/** A check finds one kind of defect. It is pure, and sees any JSON: what the schema refuses must not stop it. */
export interface Check {
  /** Named after the defect; also the name of its file. */
  readonly id: string;
  readonly check: (view: DashboardView, context: CheckContext) => readonly Finding[];
}

/** A finding about a panel or a part of it. */
export function inPanel(panel: PanelView, path: string, message: string, fix: string): Finding {
  return { panel: panel.title, path, message, fix };
}

/** A check that looks at each panel by itself. */
export function eachPanel(find: (panel: PanelView, context: CheckContext) => readonly Finding[]): Check['check'] {
  return ({ panels }, context) => panels.flatMap((panel) => find(panel, context));
}

/** What is wrong with a query. */
export interface QueryFinding {
  readonly message: string;
  readonly fix: string;
}

/** A check that looks at each query by itself. */
export function eachTarget(
  find: (target: TargetView, context: CheckContext) => readonly QueryFinding[],
): Check['check'] {
  return eachPanel((panel, context) =>
    panel.targets.flatMap((target) =>
      find(target, context).map(({ message, fix }) =>
        inPanel(panel, `${target.path}/expr`, `Query \`${target.refId}\`: ${message}`, fix),
      ),
    ),
  );
}
