import { type KnownMetrics, printable } from '@lockstep/checks';
import { type Analysis, canHave, childrenOf, type Expr, type Selector, selectorsIn, walk } from '@lockstep/promql';
import { type Explanation, labelLists, type UnderstoodQuery, unitText } from './explanation.ts';

const TYPE_NAMES = { scalar: 'scalar', string: 'string', vector: 'instant vector', matrix: 'range vector' } as const;

/** Characters of a selector that are shown in the tree. */
const MAX_HEAD = 60;

/** An explanation for people, several lines. */
export function explanationText(explanation: Explanation, metrics: KnownMetrics | undefined): string {
  if (!explanation.ok) return mistakeText(explanation.query, explanation.error);
  const { canonical, type, expr, analysis } = explanation;
  const unit = unitText(analysis, expr) ?? 'not known';
  return [
    printable(canonical),
    '',
    ...treeLines(explanation),
    '',
    `type    ${TYPE_NAMES[type]}`,
    ...(type === 'string' ? [] : [`unit    ${unit}`]),
    ...labelLines(explanation, metrics),
    '',
  ].join('\n');
}

function mistakeText(
  query: string,
  error: { readonly from: number; readonly to: number; readonly message: string },
): string {
  const before = printable(query.slice(0, error.from));
  const marked = printable(query.slice(error.from, error.to));
  const carets = '^'.repeat(Math.max(1, marked.length));
  return [
    before + marked + printable(query.slice(error.to)),
    ' '.repeat(before.length) + carets,
    printable(error.message),
    '',
  ].join('\n');
}

/** One line for each node, deeper ones to the right, what is known of them in a column of its own. */
function treeLines({ expr, query, analysis }: UnderstoodQuery): readonly string[] {
  const rows: (readonly [head: string, facts: string])[] = [];
  walk(expr, (node, around) => {
    rows.push([`${'  '.repeat(around.length)}${headOf(node, query)}`, factsOf(node, analysis)]);
  });
  const width = Math.max(...rows.map(([head]) => head.length));
  return rows.map(([head, facts]) => (facts === '' ? head : `${head.padEnd(width)}   ${facts}`));
}

/** A node without what is in it. */
function headOf(node: Expr, query: string): string {
  const inner = childrenOf(node);
  const whole = query.slice(node.from, node.to);
  if (node.kind === 'paren') return '( )';
  if (node.kind === 'binary') {
    const modifiers = query.slice(node.operatorSpan.from, node.right.from);
    return shortened(modifiers);
  }
  const first = inner[0];
  const last = inner.at(-1);
  if (node.kind === 'selector' || node.kind === 'matrix' || first === undefined || last === undefined)
    return shortened(whole);
  return shortened(
    `${query.slice(node.from, first.from)} … ${query.slice(last.to, node.to)}`.replace(/\( … \)/, '(…)'),
  );
}

function shortened(text: string): string {
  const line = printable(text.replaceAll(/\s+/g, ' ').trim());
  return line.length > MAX_HEAD ? `${line.slice(0, MAX_HEAD - 1)}…` : line;
}

function factsOf(node: Expr, analysis: Analysis): string {
  const flow = analysis.labels(node);
  const unit = unitText(analysis, node);
  const { must, may } = labelLists(flow);
  const optional = (may ?? []).filter((label) => !must.includes(label)).map((label) => `${label}?`);
  const labels = [...must, ...optional, ...(may === null ? ['any other'] : [])].map(printable).join(', ');
  const parts = [unit, flow === undefined ? undefined : `{${labels}}`];
  return parts.filter((part) => part !== undefined).join('  ');
}

function labelLines({ expr, analysis }: UnderstoodQuery, metrics: KnownMetrics | undefined): readonly string[] {
  const flow = analysis.labels(expr);
  if (flow === undefined) return [];
  const { must, may } = labelLists(flow);
  const selectors = selectorsIn(expr);
  const there = [...must, ...(may ?? []).filter((label) => !must.includes(label))].map(
    (label) =>
      [
        label,
        must.includes(label) ? 'always' : 'maybe',
        `from ${[...new Set(originOf(label, expr, analysis))].join(', ')}`,
      ] as const,
  );
  const lost = [...flow.lost].map(([label, { reason }]) => [label, 'lost', reason] as const);
  const rows = [...there, ...lost];
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  const lines = rows.map(([label, how, why]) =>
    `  ${printable(label).padEnd(width)}  ${how.padEnd(6)}  ${printable(why)}`.trimEnd(),
  );
  const open = may === null ? [`  any other label may be there${unknownText(selectors, metrics)}`] : [];
  const rest = flow.rest === undefined ? [] : [`  all others are lost: ${printable(flow.rest.reason)}`];
  return ['labels', ...(rows.length + open.length + rest.length === 0 ? ['  none'] : []), ...lines, ...open, ...rest];
}

/** Where a label comes from: selectors, or the call or aggregation that makes it. */
function originOf(label: string, node: Expr, analysis: Analysis): readonly string[] {
  if (node.kind === 'selector') return [`\`${node.metric?.name ?? '{...}'}\``];
  const having = bringing(label, node).filter((child) => {
    const flow = analysis.labels(child);
    return flow !== undefined && canHave(flow, label);
  });
  const origins = having.flatMap((child) => originOf(label, child, analysis));
  if (origins.length > 0 || (node.kind !== 'call' && node.kind !== 'aggregation')) return origins;
  return [`\`${printable(node.kind === 'call' ? node.function.name : node.operator.name)}\``];
}

/** The children that a label of a node can be of. */
function bringing(label: string, node: Expr): readonly Expr[] {
  if (node.kind === 'call' && RELABELLING.has(node.function.name) && isMadeBy(label, node.args[1])) return [];
  if (node.kind !== 'binary') return childrenOf(node);
  if (node.operator === 'and' || node.operator === 'unless') return [node.left];
  const { group } = node.matching ?? {};
  if (group === undefined) return childrenOf(node);
  const isIncluded = group.include.some(({ name }) => name === label);
  return (group.side === 'right') !== isIncluded ? [node.right] : [node.left];
}

/** Functions that write the label that their second argument names. */
const RELABELLING: ReadonlySet<string> = new Set(['label_replace', 'label_join']);

function isMadeBy(label: string, destination: Expr | undefined): boolean {
  return destination?.kind === 'string' && destination.value === label;
}

function unknownText(selectors: readonly Selector[], metrics: KnownMetrics | undefined): string {
  if (metrics === undefined) return ': no --catalog says which there are';
  const unknown = selectors.filter((selector) => metrics.selected(selector) === undefined);
  const names = [...new Set(unknown.map(({ metric }) => `\`${metric?.name ?? '{...}'}\``))];
  return names.length === 0
    ? ''
    : printable(`: ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} in no catalog`);
}
