import type { PanelUse, VariableFacts } from '../query-use.ts';
import { isPromql, sourceName, type SourcePlugins } from './data-source.ts';
import type { JsonObject, PanelView, Placed, TargetView } from './document.ts';
import { textOf } from './loose.ts';
import { looseDuration } from './loose-duration.ts';
import { unitsOf } from './panel-units.ts';

/** A panel before its targets are sorted by data source. */
export interface PanelSource extends Omit<PanelView, 'targets' | 'targetCount'> {
  readonly targetSources: readonly TargetSource[];
}

/** A target of any data source. */
export interface TargetSource {
  /** To the target as a whole, and to the object that holds `expr`. */
  readonly targetPath: string;
  readonly path: string;
  readonly json: JsonObject;
  readonly refId: string;
  readonly hidden: boolean;
  /** References to data sources, the nearest first, with their places. */
  readonly references: readonly Placed<unknown>[];
}

/** What the panels of a dashboard share. */
export interface PanelContext {
  readonly plugins: SourcePlugins;
  readonly variables: readonly VariableFacts[];
}

/**
 * Of variables, what queries need to know. A variable by which something is repeated has one value in each copy; that it
 * may have several elsewhere in the same dashboard is not looked at.
 */
export function variableFacts(variables: readonly VariableFacts[], repeated: ReadonlySet<unknown>): VariableFacts[] {
  return variables.map(({ name, multi, includeAll, valuesOf, allPassesEmpty }) => {
    const isOne = repeated.has(name);
    return {
      name,
      multi: multi && !isOne,
      includeAll: includeAll && !isOne,
      ...(valuesOf === undefined ? {} : { valuesOf }),
      ...(allPassesEmpty && !isOne ? { allPassesEmpty } : {}),
    };
  });
}

/** Keeps the Prometheus targets of a panel, and hands over the others. */
export function panelView(
  { targetSources, ...panel }: PanelSource,
  context: PanelContext,
): { readonly view: PanelView; readonly skipped: readonly Placed<JsonObject>[] } {
  const isOurs = ({ references, json }: TargetSource): boolean =>
    isPromql(
      references.map(({ value }) => value),
      json,
      context.plugins,
    );
  const targets = targetSources
    .filter((target) => isOurs(target) && textOf(target.json['expr']).trim() !== '')
    .map((target) => targetView(target, panel, context.variables));
  const skipped = targetSources
    .filter((target) => !isOurs(target))
    .map(({ targetPath, json }) => ({ path: targetPath, value: json }));
  return { view: { ...panel, targets, targetCount: targetSources.length }, skipped };
}

function targetView(
  { targetPath, path, json, refId, hidden, references }: TargetSource,
  panel: Omit<PanelView, 'targets' | 'targetCount'>,
  variables: readonly VariableFacts[],
): TargetView {
  const legend = textOf(json['legendFormat']);
  const instant = json['instant'] === true;
  const use: PanelUse = {
    kind: 'panel',
    panelType: panel.type,
    // Grafana asks for a range unless it is told otherwise.
    range: json['range'] === true || !instant,
    instant,
    format: textOf(json['format']) || 'time_series',
    legend,
    variables,
    ...minInterval(json['interval'], panel.times.value['interval']),
    units: unitsOf({ refId, legend }, panel),
  };
  const datasource = references.map(({ path: at, value }) => sourceName(value, at)).find((name) => name !== undefined);
  return { text: textOf(json['expr']), use, path: `${path}/expr`, refId, hidden, json, targetPath, datasource };
}

/** The step of the target, else that of the panel. Panels of old write `>1m`. */
function minInterval(ofTarget: unknown, ofPanel: unknown): Pick<PanelUse, 'minIntervalSeconds'> {
  const text = textOf(ofTarget) || textOf(ofPanel);
  const minIntervalSeconds = looseDuration(text.replace(/^>/, ''));
  return minIntervalSeconds === undefined ? {} : { minIntervalSeconds };
}
