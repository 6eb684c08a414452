import { type Call, type Duration, type Expr, functionNamed, type Matrix, type Subquery, walk } from '@lockstep/promql';

/** A range, the function that reads it, and how far apart its samples are. */
export interface RangeUse {
  readonly call: Call;
  readonly range: Matrix | Subquery;
  readonly length: RangeLength;
  /** Seconds between two samples. */
  readonly spacing: number;
  /** What the spacing is. */
  readonly spacedBy: 'scrape interval' | 'step';
  /** Whether the function gives nothing, or nothing useful, for a single sample. */
  readonly needsTwo: boolean;
}

/** How long a range is: in seconds, or as Grafana decides: long enough for a rate, or as short as a point of a graph. */
export type RangeLength = number | 'enough' | 'interval';

/** Every range of a query whose length and spacing are known. */
export function rangeUses(expr: Expr, scrapeIntervalSeconds: number): readonly RangeUse[] {
  const uses: RangeUse[] = [];
  walk(expr, (node) => {
    if (node.kind !== 'call') return;
    for (const range of node.args) {
      if (range.kind !== 'matrix' && range.kind !== 'subquery') continue;
      const length = lengthOf(range.range);
      const spacing = range.kind === 'matrix' ? scrapeIntervalSeconds : stepOf(range);
      if (length === undefined || spacing === undefined) continue;
      const spacedBy = range.kind === 'matrix' ? 'scrape interval' : 'step';
      uses.push({ call: node, range, length, spacing, spacedBy, needsTwo: needsTwo(node.function.name) });
    }
  });
  return uses;
}

/** Macros that Grafana keeps at four scrape intervals, or at the time that is shown. */
const ENOUGH = new Set(['__rate_interval', '__rate_interval_ms', '__range', '__range_s', '__range_ms']);

/** The length of a range; undefined when a variable, arithmetic or the server decides it. */
function lengthOf(duration: Duration): RangeLength | undefined {
  if (duration.kind === 'duration') return duration.seconds;
  if (duration.kind !== 'duration-macro') return undefined;
  if (ENOUGH.has(duration.macro.name)) return 'enough';
  return duration.macro.name === '__interval' ? 'interval' : undefined;
}

function stepOf({ step }: Subquery): number | undefined {
  return step?.kind === 'duration' ? step.seconds : undefined;
}

/** All that compare samples: those for counters and for gauges, and `changes`. */
function needsTwo(name: string): boolean {
  return functionNamed(name)?.wants !== undefined || name === 'changes';
}
