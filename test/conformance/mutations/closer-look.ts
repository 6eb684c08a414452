import {
  type Analysis,
  analyse,
  canHave,
  type Expr,
  PROMETHEUS_3,
  type SeriesLookup,
  validateQuery,
  walk,
} from '@lockstep/promql';

/** What stands around a query and depends on what it gives. */
export interface Surroundings {
  /** Labels that a legend, a column or an annotation names. */
  readonly labels: readonly string[];
  /** Whether the values are shown with a unit, so that others would be shown with a wrong one. */
  readonly showsUnit: boolean;
}

/**
 * Why a changed query cannot do its work any more, for changes that may as well give another query that is right:
 * `undefined` then. Knows labels and units, nothing of checks.
 */
export function closerLook(
  { before, after }: { readonly before: Expr; readonly after: string },
  { labels, showsUnit }: Surroundings,
  lookup: SeriesLookup,
): string | undefined {
  const { parsed, problems } = validateQuery(after, PROMETHEUS_3);
  if (parsed.expr === undefined || problems.length > 0) return 'it is no query any more';
  const was = { expr: before, analysis: analyse(lookup) };
  const is = { expr: parsed.expr, analysis: analyse(lookup) };
  const gone = labels.find((label) => hasAlways(was, label) && !hasAlways(is, label));
  if (gone !== undefined) return `series without \`${gone}\`, which stands beside it`;
  if (showsUnit && unitOf(was) !== unitOf(is) && unitOf(is) !== undefined) return 'its values are something else';
  return unmetDemand(was) === undefined ? unmetDemand(is) : undefined;
}

interface Looked {
  readonly expr: Expr;
  readonly analysis: Analysis;
}

function hasAlways({ expr, analysis }: Looked, label: string): boolean {
  return analysis.labels(expr)?.must.has(label) === true;
}

function unitOf({ expr, analysis }: Looked): string | undefined {
  const unit = analysis.scaledUnit(expr);
  return (
    unit && JSON.stringify([unit.scale, Object.entries(unit.unit).sort(([one], [other]) => one.localeCompare(other))])
  );
}

/** A label that an outer part of the query works with, and that an inner one does not give. */
function unmetDemand({ expr, analysis }: Looked): string | undefined {
  let found: string | undefined;
  walk(expr, (node) => {
    for (const { of, label } of demandsOf(node)) {
      const flow = analysis.labels(of);
      if (flow !== undefined && !canHave(flow, label)) found ??= `\`${label}\` is asked for where it cannot be`;
    }
    found ??= unmatched(node, analysis);
  });
  return found;
}

function demandsOf(node: Expr): readonly { readonly of: Expr; readonly label: string }[] {
  if (node.kind === 'call' && node.function.name === 'histogram_quantile') {
    return node.args.slice(1).map((of) => ({ of, label: 'le' }));
  }
  if (node.kind === 'aggregation' && node.grouping?.kind === 'by') {
    const of = node.args.at(-1);
    return of === undefined ? [] : node.grouping.labels.map(({ name }) => ({ of, label: name }));
  }
  if (node.kind !== 'binary' || node.matching?.kind !== 'on') return [];
  const { left, right, matching } = node;
  return matching.labels.flatMap(({ name }) => [left, right].map((of) => ({ of, label: name })));
}

/** Sides of which one always has a label that the other never has match nothing. */
function unmatched(node: Expr, analysis: Analysis): string | undefined {
  if (node.kind !== 'binary' || node.operator === 'or' || node.operator === 'unless') return undefined;
  const [left, right] = [analysis.labels(node.left), analysis.labels(node.right)];
  if (left === undefined || right === undefined) return undefined;
  const named = new Set(node.matching?.labels.map(({ name }) => name) ?? []);
  const counts = (label: string): boolean =>
    label !== '__name__' && named.has(label) === (node.matching?.kind === 'on');
  const lonely = [
    ...[...left.must].filter((label) => counts(label) && !canHave(right, label)),
    ...[...right.must].filter((label) => counts(label) && !canHave(left, label)),
  ][0];
  return lonely === undefined ? undefined : `only one side has \`${lonely}\`, so nothing matches`;
}
