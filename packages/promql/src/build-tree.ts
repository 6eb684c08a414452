import type { SyntaxNode } from '@lezer/common';
import type {
  Aggregation,
  At,
  Binary,
  BinaryOperator,
  Call,
  Duration,
  DurationBinary,
  DurationUnary,
  Expr,
  Fill,
  Grouping,
  Matcher,
  Matching,
  MatchOperator,
  Matrix,
  Name,
  NumberLiteral,
  Selector,
  Span,
  StringLiteral,
  Subquery,
  TimeShift,
} from './ast.ts';
import type { Macro } from './macros.ts';
import { numberOf } from './number.ts';
import { decodeString } from './string-literal.ts';

/** A query text with what stands for its macros; the syntax tree was made from `source`. */
export interface TreeSource {
  readonly text: string;
  readonly source: string;
  readonly macros: readonly Macro[];
}

/** Reports a mistake that the grammar lets through. The message is a sentence. */
export type ReportMistake = (span: Span, message: string) => void;

/** Makes the typed tree of a syntax tree without error nodes. `node` is in the group `Expr`. */
export function buildTree(query: TreeSource, node: SyntaxNode, report: ReportMistake): Expr {
  return new TreeBuilder(query, report).expr(node);
}

class TreeBuilder {
  readonly #query: TreeSource;
  readonly #report: ReportMistake;

  constructor(query: TreeSource, report: ReportMistake) {
    this.#query = query;
    this.#report = report;
  }

  expr(node: SyntaxNode): Expr {
    switch (node.name) {
      case 'NumberDurationLiteral':
        return this.#number(node);
      case 'StringLiteral':
        return { kind: 'string', ...this.#string(node) };
      case 'VectorSelector':
        return this.#selector(node);
      case 'MatrixSelector':
        return this.#matrix(node);
      case 'SubqueryExpr':
        return this.#subquery(node);
      case 'OffsetExpr':
      case 'StepInvariantExpr':
      case 'AnchoredExpr':
      case 'SmoothedExpr':
        return this.#modified(node);
      case 'FunctionCall':
        return this.#call(node);
      case 'AggregateExpr':
        return this.#aggregation(node);
      case 'BinaryExpr':
        return this.#binary(node);
      case 'UnaryExpr':
        return {
          kind: 'unary',
          operator: this.#text(child(node, 'UnaryOp')) === '-' ? '-' : '+',
          expr: this.expr(child(node, 'Expr')),
          ...span(node),
        };
      case 'ParenExpr':
        return { kind: 'paren', expr: this.expr(child(node, 'Expr')), ...span(node) };
      default:
        throw new TypeError(`The grammar has an expression \`${node.name}\` that has no place in the tree.`);
    }
  }

  #number(node: SyntaxNode): NumberLiteral {
    const text = this.#text(node);
    const macro = this.#macroIn(node);
    const { value, duration } = numberOf(text);
    return { kind: 'number', value, duration, ...(macro === undefined ? {} : { macro }), ...span(node) };
  }

  #string(node: SyntaxNode): Omit<StringLiteral, 'kind'> {
    const { text } = this.#query;
    return {
      value: decodeString(text.slice(node.from, node.to)),
      templated: this.#macroIn(node) !== undefined,
      ...span(node),
    };
  }

  #selector(node: SyntaxNode): Selector {
    const identifier = node.getChild('Identifier');
    const list = node.getChild('LabelMatchers');
    const quoted = list?.getChildren('QuotedLabelName') ?? [];
    const names = [...(identifier === null ? [] : [identifier]), ...quoted].map((name) => this.#name(name));
    const [metric, second] = names;
    if (second !== undefined)
      this.#report(second, `The metric name is given twice: \`${metric?.name}\` and \`${second.name}\`.`);
    return {
      kind: 'selector',
      metric,
      matchers: list === null ? [] : children(list).flatMap((one) => this.#matcher(one)),
      ...span(node),
    };
  }

  #matcher(node: SyntaxNode): Matcher[] {
    if (node.name !== 'UnquotedLabelMatcher' && node.name !== 'QuotedLabelMatcher') return [];
    return [
      {
        label: this.#name(node.getChild('LabelName') ?? child(node, 'QuotedLabelName')),
        // The grammar has no other.
        operator: this.#text(child(node, 'MatchOp')) as MatchOperator,
        value: { kind: 'string', ...this.#string(child(node, 'StringLiteral')) },
        ...span(node),
      },
    ];
  }

  #matrix(node: SyntaxNode): Matrix {
    const inner = this.expr(child(node, 'Expr'));
    if (
      inner.kind !== 'selector' ||
      inner.offset !== undefined ||
      inner.at !== undefined ||
      inner.edges !== undefined
    ) {
      const message =
        inner.kind === 'selector'
          ? 'A range comes before `offset`, `@`, `anchored` and `smoothed`: `x[5m] offset 1h`.'
          : 'A range stands only after a selector. Of anything else write a subquery: `[5m:]`.';
      this.#report(node, message);
    }
    const selector = inner.kind === 'selector' ? inner : NOTHING;
    return { kind: 'matrix', selector, range: this.#duration(child(node, 'DurationExpr')), ...span(node) };
  }

  #subquery(node: SyntaxNode): Subquery {
    const [range, step] = node.getChildren('DurationExpr');
    return {
      kind: 'subquery',
      expr: this.expr(child(node, 'Expr')),
      range: this.#duration(range ?? node),
      ...(step === undefined ? {} : { step: this.#duration(step) }),
      ...span(node),
    };
  }

  /** `offset`, `@`, `anchored`, `smoothed`: syntax around an expression, data on the selector or subquery within. */
  #modified(node: SyntaxNode): Expr {
    const inner = this.expr(child(node, 'Expr'));
    const shift = node.name === 'OffsetExpr' ? { offset: this.#duration(child(node, 'OffsetDurationExpr')) } : {};
    const at = node.name === 'StepInvariantExpr' ? { at: this.#at(node) } : {};
    const edges =
      node.name === 'AnchoredExpr'
        ? { edges: 'anchored' as const }
        : node.name === 'SmoothedExpr'
          ? { edges: 'smoothed' as const }
          : {};
    return this.#withModifier(node, inner, { ...shift, ...at, ...edges });
  }

  #withModifier(node: SyntaxNode, inner: Expr, added: TimeShift & Pick<Selector, 'edges'>): Expr {
    const [word = ''] = Object.keys(added);
    const modified = inner.kind === 'matrix' ? inner.selector : inner;
    if (modified.kind !== 'selector' && (modified.kind !== 'subquery' || 'edges' in added)) {
      this.#report(node, `${MODIFIER_NAMES[word] ?? word} stands only after a selector or a subquery.`);
      return inner;
    }
    if (word in modified) this.#report(node, `${MODIFIER_NAMES[word] ?? word} is given twice.`);
    if (inner.kind === 'matrix')
      return { ...inner, selector: { ...inner.selector, ...added, ...span(node) }, ...span(node) };
    return { ...modified, ...added, ...span(node) };
  }

  #at(node: SyntaxNode): At {
    const preprocessor = node.getChild('AtModifierPreprocessors');
    const start = child(node, 'At').from;
    if (preprocessor !== null) {
      return { time: preprocessor.getChild('AtStart') === null ? 'end' : 'start', from: start, to: node.to };
    }
    const number = this.#number(child(node, 'NumberDurationLiteral'));
    if (!Number.isFinite(number.value)) this.#report(number, 'The time after `@` must be a finite number of seconds.');
    return { time: number.value, from: start, to: node.to };
  }

  #duration(node: SyntaxNode): Duration {
    const parts = children(node).filter(({ name }) => name !== 'LineComment');
    const [first = node, second, third] = parts;
    if (first.name === 'UnaryOp') return this.#signed(node, first, second ?? node);
    if (second !== undefined && third !== undefined && DURATION_OPERATORS.has(this.#text(second))) {
      return {
        kind: 'duration-binary',
        operator: this.#text(second) as DurationBinary['operator'],
        left: this.#duration(first),
        right: this.#duration(third),
        ...span(node),
      };
    }
    switch (first.name) {
      case 'DurationStep':
      case 'DurationRange':
      case 'DurationMinOf':
      case 'DurationMaxOf':
        return {
          kind: 'duration-call',
          function: DURATION_FUNCTIONS[first.name],
          args: parts.slice(1).map((part) => this.#duration(part)),
          ...span(node),
        };
      case 'DurationExpr':
      case 'OffsetDurationExpr':
        return this.#duration(first);
      default:
        return this.#plainDuration(first);
    }
  }

  #signed(node: SyntaxNode, sign: SyntaxNode, operand: SyntaxNode): DurationUnary {
    return {
      kind: 'duration-unary',
      operator: this.#text(sign) === '-' ? '-' : '+',
      operand: this.#duration(operand),
      ...span(node),
    };
  }

  #plainDuration(node: SyntaxNode): Duration {
    const macro = this.#macroIn(node);
    if (macro !== undefined) return { kind: 'duration-macro', macro, ...span(node) };
    const { value, duration } = numberOf(this.#text(node));
    return { kind: 'duration', seconds: value, bare: !duration, ...span(node) };
  }

  #call(node: SyntaxNode): Call {
    const body = child(node, 'FunctionCallBody');
    return {
      kind: 'call',
      function: this.#name(child(node, 'FunctionIdentifier')),
      args: body.getChildren('Expr').map((arg) => this.expr(arg)),
      ...span(node),
    };
  }

  #aggregation(node: SyntaxNode): Aggregation {
    const operator = this.#name(child(node, 'AggregateOp'));
    const modifier = node.getChild('AggregateModifier');
    return {
      kind: 'aggregation',
      operator: { ...operator, name: operator.name.toLowerCase() },
      ...(modifier === null ? {} : { grouping: this.#grouping(modifier) }),
      args: child(node, 'FunctionCallBody')
        .getChildren('Expr')
        .map((arg) => this.expr(arg)),
      ...span(node),
    };
  }

  #grouping(node: SyntaxNode): Grouping {
    return {
      kind: node.getChild('By') === null ? 'without' : 'by',
      labels: this.#names(child(node, 'GroupingLabels')),
      ...span(node),
    };
  }

  #binary(node: SyntaxNode): Binary {
    const [left, right] = node.getChildren('Expr');
    const operator =
      children(node).find(({ name, from }) => name !== 'LineComment' && from >= (left ?? node).to) ?? node;
    const matching = node.getChild('MatchingModifierClause');
    const fill = node.getChild('FillModifier');
    return {
      kind: 'binary',
      operator: this.#text(operator).toLowerCase() as BinaryOperator,
      operatorSpan: span(operator),
      bool: node.getChild('BoolModifier') !== null,
      ...(matching === null ? {} : { matching: this.#matching(matching) }),
      ...(fill === null ? {} : { fill: this.#fill(fill) }),
      left: this.expr(left ?? node),
      right: this.expr(right ?? node),
      ...span(node),
    };
  }

  #matching(node: SyntaxNode): Matching {
    const [labels, include] = node.getChildren('GroupingLabels');
    const group = node.getChild('GroupLeft') ?? node.getChild('GroupRight');
    return {
      kind: node.getChild('On') === null ? 'ignoring' : 'on',
      labels: labels === undefined ? [] : this.#names(labels),
      ...(group === null
        ? {}
        : {
            group: {
              side: group.name === 'GroupLeft' ? ('left' as const) : ('right' as const),
              include: include === undefined ? [] : this.#names(include),
              from: group.from,
              to: node.to,
            },
          }),
      ...span(node),
    };
  }

  #fill(node: SyntaxNode): Fill {
    const value = (name: string): number | undefined => {
      const clause = node.getChild(name)?.getChild('NumberDurationLiteral');
      return clause === undefined || clause === null ? undefined : this.#number(clause).value;
    };
    const both = value('FillClause');
    const left = value('FillLeftClause') ?? both;
    const right = value('FillRightClause') ?? both;
    return { ...(left === undefined ? {} : { left }), ...(right === undefined ? {} : { right }), ...span(node) };
  }

  #names(list: SyntaxNode): Name[] {
    return children(list)
      .filter(({ name }) => name === 'LabelName' || name === 'QuotedLabelName')
      .map((label) => this.#name(label));
  }

  #name(node: SyntaxNode): Name {
    const quoted = node.name === 'QuotedLabelName';
    const raw = quoted ? this.#query.text.slice(node.from, node.to) : this.#text(node);
    return {
      name: quoted ? decodeString(raw) : raw,
      templated: this.#macroIn(node) !== undefined,
      ...span(node),
    };
  }

  /** As it was parsed: with placeholders for macros. */
  #text(node: SyntaxNode): string {
    return this.#query.source.slice(node.from, node.to);
  }

  #macroIn({ from, to }: Span): Macro | undefined {
    const { macros } = this.#query;
    return macros.length === 0 ? undefined : macros.find((macro) => macro.from < to && macro.to > from);
  }
}

const MODIFIER_NAMES: Readonly<Record<string, string>> = {
  offset: '`offset`',
  at: '`@`',
  edges: '`anchored` or `smoothed`',
};

const DURATION_OPERATORS = new Set(['+', '-', '*', '/', '%', '^']);

const DURATION_FUNCTIONS = {
  DurationStep: 'step',
  DurationRange: 'range',
  DurationMinOf: 'min_of',
  DurationMaxOf: 'max_of',
} as const;

/** Stands for the selector that a range lacks, in a tree whose problems are reported. */
const NOTHING: Selector = { kind: 'selector', metric: undefined, matchers: [], from: 0, to: 0 };

function span({ from, to }: Span): Span {
  return { from, to };
}

/** A child that the grammar promises. */
function child(node: SyntaxNode, name: string): SyntaxNode {
  const found = node.getChild(name);
  if (found === null) throw new TypeError(`A \`${node.name}\` without \`${name}\`: the grammar has changed.`);
  return found;
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let next = node.firstChild; next !== null; next = next.nextSibling) found.push(next);
  return found;
}
