import type { CatalogDescription, LabelDescription, MetricDescription } from '@lockstep/catalog';
import { type Check, checkDocuments, CHECKS, knownMetrics, type Problem, readDocuments } from '@lockstep/checks';
import { type Binary, type Expr, parseQuery, type Selector, walk } from '@lockstep/promql';
import { labelBounds } from '../label-bounds.ts';
import { METRICS, STORED_SERIES } from './known-series.ts';

/** Parts of a query of which a check says that they never find or give anything, each with what it says. */
export function emptyClaims(query: string): readonly { readonly part: string; readonly says: string }[] {
  const { expr } = parseQuery(query);
  if (expr === undefined) return [];
  // Any file with a query in it would do.
  const file = JSON.stringify({ groups: [{ name: 'queries', rules: [{ record: 'referee:query', expr: query }] }] });
  const { documents } = readDocuments('queries.json', file);
  const { problems } = checkDocuments(documents, { metrics: METRICS_KNOWN, checks: CLAIMING });
  return problems.flatMap((problem) => {
    const part = claimedPart(expr, problem);
    return part === undefined
      ? []
      : [{ part: query.slice(part.from, part.to), says: `${problem.check}: ${problem.message}` }];
  });
}

/** Checks whose problems are that something is empty, mostly. */
const CLAIMING: readonly Check[] = CHECKS.filter(({ id }) =>
  [
    'empty-join',
    'impossible-comparison',
    'regex-matches-nothing',
    'unknown-label-value',
    'unmatched-set-operator',
  ].includes(id),
);

/** The smallest expression around what a problem points at, where finding nothing means that nothing comes out. */
function claimedPart(expr: Expr, { start = 0, end = 0 }: Problem): Expr | undefined {
  let smallest = expr;
  walk(expr, (node) => {
    if (node.from <= start && end <= node.to) smallest = node;
  });
  const isEmpty =
    smallest.kind === 'selector' ? isRequired(smallest, start) : smallest.kind === 'binary' && gives(smallest);
  return isEmpty ? smallest : undefined;
}

/** `!=` and `!~` of what is not there take nothing away. */
function isRequired({ matchers }: Selector, at: number): boolean {
  return matchers.some(({ from, to, operator }) => from <= at && at < to && operator.startsWith('='));
}

/** `or` and `unless` without a match give what they had, a comparison with `bool` gives 0. */
function gives({ operator, bool }: Binary): boolean {
  return operator !== 'or' && operator !== 'unless' && !bool;
}

const METRICS_KNOWN = knownMetrics([describeStored()], []);

/** The stored series as a catalog in which every label is closed. */
function describeStored(): CatalogDescription {
  const families = new Set(METRICS.map((name) => name.replace(/^(latency_seconds)_\w+$/, '$1')));
  return {
    lockstepCatalog: 1,
    name: 'referee',
    metrics: Object.fromEntries([...families].map((name) => [name, describe(name)])),
  };
}

function describe(name: string): MetricDescription {
  const isHistogram = !METRICS.includes(name);
  const stored = isHistogram ? `${name}_count` : name;
  const series = STORED_SERIES.filter(({ labels }) => labels['__name__'] === stored).map(({ labels }) => labels);
  const { must, may } = labelBounds(series);
  const labels = may
    .filter((label) => label !== '__name__')
    .map((label): [string, LabelDescription] => {
      const values = new Set(series.flatMap((each) => each[label] ?? []));
      return [label, { kind: 'closed', values: [...values], optional: !must.includes(label) }];
    });
  return {
    type: isHistogram ? 'histogram' : name.endsWith('_total') ? 'counter' : 'gauge',
    help: 'A series of the referee.',
    labels: Object.fromEntries(labels),
    ...(isHistogram ? { buckets: [0.1, 1] } : {}),
  };
}
