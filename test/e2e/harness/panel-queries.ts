import { readFileSync } from 'node:fs';
import { SCRAPE_INTERVAL_SECONDS } from '@lockstep/dashboards';

/** One query of a panel as Grafana would send it, its macros replaced. */
export interface PanelQuery {
  readonly panel: string;
  readonly refId: string;
  readonly expr: string;
  readonly kind: 'instant' | 'range';
  /** Window of the panel up to now, and the step in seconds of a range query. */
  readonly rangeSeconds: number;
  readonly stepSeconds: number;
}

interface Target {
  readonly refId: string;
  readonly expr: string;
  readonly instant?: boolean;
  readonly range?: boolean;
  readonly interval?: string;
}

interface Panel {
  readonly title?: string;
  readonly type: string;
  readonly targets?: readonly Target[];
  readonly panels?: readonly Panel[];
  readonly interval?: string;
  readonly timeFrom?: string;
}

/** Grafana's value for a panel of usual width that sets none. */
const MAX_DATA_POINTS = 1000;

/**
 * Every query of every panel of a dashboard file. Macros as in Grafana 11 (`pkg/promlib/models/query.go`):
 * `$__rate_interval` is max(step + interval, 4 x interval). `chosen` are the values of variables, as Grafana writes them.
 */
export function panelQueries(file: URL, chosen: Readonly<Record<string, string>> = {}): PanelQuery[] {
  const dashboard = JSON.parse(readFileSync(file, 'utf8')) as { panels: Panel[]; time: { from: string } };
  const panels = dashboard.panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
  return panels.flatMap((panel) => {
    const rangeSeconds = seconds(panel.timeFrom ?? dashboard.time.from.replace(/^now-/, ''));
    return (panel.targets ?? []).flatMap((target) => queriesOf(panel, target, { rangeSeconds, chosen }));
  });
}

interface Situation {
  readonly rangeSeconds: number;
  readonly chosen: Readonly<Record<string, string>>;
}

/** A target that asks for both an instant and a range answer sends two queries. */
function queriesOf(panel: Panel, target: Target, { rangeSeconds, chosen }: Situation): PanelQuery[] {
  // Without one of its own, a panel takes the interval that the generated data source states.
  const interval = seconds(target.interval ?? panel.interval ?? `${SCRAPE_INTERVAL_SECONDS}s`);
  const stepSeconds = Math.max(interval, Math.ceil(rangeSeconds / MAX_DATA_POINTS));
  const query = {
    panel: panel.title ?? '',
    refId: target.refId,
    expr: replaceMacros(target.expr, { interval, stepSeconds, rangeSeconds, chosen }),
    rangeSeconds,
    stepSeconds,
  };
  const instant = target.instant === true ? [{ ...query, kind: 'instant' as const }] : [];
  const range = target.range === true || target.instant !== true ? [{ ...query, kind: 'range' as const }] : [];
  return [...instant, ...range];
}

function replaceMacros(expr: string, now: Situation & { interval: number; stepSeconds: number }): string {
  const rateInterval = Math.max(now.stepSeconds + now.interval, 4 * now.interval);
  const values: Record<string, string> = {
    __rate_interval: `${rateInterval}s`,
    __interval: `${now.stepSeconds}s`,
    __interval_ms: String(now.stepSeconds * 1000),
    __range: `${now.rangeSeconds}s`,
    __range_s: String(now.rangeSeconds),
    __range_ms: String(now.rangeSeconds * 1000),
    ...now.chosen,
  };
  return expr.replace(/\$(?:\{(\w+)\}|(\w+))/g, (macro, braced?: string, bare?: string) => {
    const value = values[braced ?? bare ?? ''];
    if (value === undefined) throw new Error(`\`${macro}\` in \`${expr}\`: this test knows no such macro or variable.`);
    return value;
  });
}

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

function seconds(text: string): number {
  const [, amount, unit] = /^(\d+)([smhdw])$/.exec(text) ?? [];
  if (amount === undefined || unit === undefined) throw new Error(`\`${text}\` is no duration.`);
  return Number(amount) * SECONDS[unit as keyof typeof SECONDS];
}
