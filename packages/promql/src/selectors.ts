import type { SyntaxNode } from '@lezer/common';
import type { MatchOperator } from './ast.ts';
import type { ParsedQuery } from './parse.ts';
import { operatorAt } from './precedence.ts';
import { decodeString } from './string-literal.ts';

/** One label matcher of a selector. `value` is decoded: `"a\"b"` is `a"b`. */
export interface LabelMatcher {
  readonly label: string;
  readonly operator: MatchOperator;
  readonly value: string;
  /** True when the label or the value holds a macro, so that it is known only when the query runs. */
  readonly templated: boolean;
  readonly from: number;
  readonly to: number;
}

/** What stands around a selector: a function, an aggregation with its grouping, an operator with its matching. */
export type Enclosure =
  | { readonly kind: 'function'; readonly name: string }
  | {
      readonly kind: 'aggregation';
      readonly name: string;
      readonly modifier: 'by' | 'without' | undefined;
      readonly labels: readonly string[];
    }
  | {
      readonly kind: 'operator';
      /** `==`, `/`, `and`, ... */
      readonly name: string;
      readonly modifier: 'on' | 'ignoring' | undefined;
      readonly labels: readonly string[];
    };

/** One selector of a query. Offsets are in the query as it was given, `to` exclusive. */
export interface Selector {
  /** As written, or as `__name__="..."` says; absent when no single name is given. */
  readonly metric: string | undefined;
  /** True when the name holds a macro. */
  readonly templated: boolean;
  readonly matchers: readonly LabelMatcher[];
  /** The range of a range selector as written, `5m` or `$__rate_interval`; of a subquery around it: not told. */
  readonly range: string | undefined;
  /** From the inside out. */
  readonly enclosedBy: readonly Enclosure[];
  readonly from: number;
  readonly to: number;
}

/** Every selector of a query, in the order of the text. A query with problems yields what could be recognised. */
export function selectorsOf(query: ParsedQuery): Selector[] {
  const found: Selector[] = [];
  query.tree.iterate({
    enter(ref) {
      if (ref.name === 'VectorSelector') found.push(selector(query, ref.node));
    },
  });
  return found;
}

function selector(query: ParsedQuery, node: SyntaxNode): Selector {
  const { from, to } = node;
  const list = node.getChild('LabelMatchers');
  const matchers = (list === null ? [] : children(list)).flatMap((child) => matcher(query, child) ?? []);
  const name = nameOf(query, node, list);
  return {
    metric: name?.text ?? matchers.find(({ label, operator }) => label === '__name__' && operator === '=')?.value,
    templated: name !== undefined && holdsMacro(query, name),
    matchers,
    range: rangeOf(query, node),
    enclosedBy: enclosures(query, node),
    from,
    to,
  };
}

interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** `name{...}`, or the quoted form `{"name", ...}`. */
function nameOf(query: ParsedQuery, node: SyntaxNode, matchers: SyntaxNode | null): Piece | undefined {
  const plain = node.getChild('Identifier');
  if (plain !== null) return { text: textOf(query, plain), from: plain.from, to: plain.to };
  const quoted = matchers?.getChild('QuotedLabelName');
  if (quoted === null || quoted === undefined) return undefined;
  return { text: decodeString(textOf(query, quoted)), from: quoted.from, to: quoted.to };
}

function matcher(query: ParsedQuery, node: SyntaxNode): LabelMatcher | undefined {
  const label = node.getChild('LabelName') ?? node.getChild('QuotedLabelName');
  const operator = node.getChild('MatchOp');
  const value = node.getChild('StringLiteral');
  if (label === null || operator === null || value === null) return undefined;
  return {
    label: labelText(query, label),
    // The grammar knows no other operators.
    operator: textOf(query, operator) as MatchOperator,
    value: decodeString(textOf(query, value)),
    templated: holdsMacro(query, node),
    from: node.from,
    to: node.to,
  };
}

function rangeOf(query: ParsedQuery, node: SyntaxNode): string | undefined {
  const matrix = node.parent?.name === 'MatrixSelector' ? node.parent : null;
  const duration = matrix?.getChild('DurationExpr');
  return duration === null || duration === undefined ? undefined : textOf(query, duration);
}

function enclosures(query: ParsedQuery, node: SyntaxNode): Enclosure[] {
  const found: Enclosure[] = [];
  for (let around = node.parent; around !== null; around = around.parent) {
    const enclosure = enclosureOf(query, around);
    if (enclosure !== undefined) found.push(enclosure);
  }
  return found;
}

function enclosureOf(query: ParsedQuery, node: SyntaxNode): Enclosure | undefined {
  switch (node.name) {
    case 'FunctionCall':
      return { kind: 'function', name: textOf(query, node.getChild('FunctionIdentifier')) };
    case 'AggregateExpr': {
      const modifier = node.getChild('AggregateModifier');
      return {
        kind: 'aggregation',
        name: textOf(query, node.getChild('AggregateOp')),
        modifier: modifier === null ? undefined : modifier.getChild('By') === null ? 'without' : 'by',
        labels: groupingLabels(query, modifier),
      };
    }
    case 'BinaryExpr':
      return operatorOf(query, node);
    default:
      return undefined;
  }
}

function operatorOf(query: ParsedQuery, node: SyntaxNode): Enclosure {
  const modifier = node.getChild('MatchingModifierClause');
  const [, ...rest] = children(node).filter(({ name }) => name !== 'LineComment');
  return {
    kind: 'operator',
    name: operatorAt(query.text, rest[0]?.from ?? 0),
    modifier: modifier === null ? undefined : modifier.getChild('On') === null ? 'ignoring' : 'on',
    labels: groupingLabels(query, modifier),
  };
}

/** The first list only: the second one, of `group_left (...)`, names labels that are copied, not matched. */
function groupingLabels(query: ParsedQuery, modifier: SyntaxNode | null): string[] {
  const list = modifier?.getChild('GroupingLabels');
  return list === null || list === undefined ? [] : children(list).map((label) => labelText(query, label));
}

function labelText(query: ParsedQuery, node: SyntaxNode): string {
  const text = textOf(query, node);
  return node.name === 'QuotedLabelName' ? decodeString(text) : text;
}

function textOf(query: ParsedQuery, node: SyntaxNode | null): string {
  return node === null ? '' : query.text.slice(node.from, node.to);
}

function holdsMacro(query: ParsedQuery, range: { readonly from: number; readonly to: number }): boolean {
  return query.macros.some(({ from, to }) => from < range.to && to > range.from);
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child);
  return found;
}
