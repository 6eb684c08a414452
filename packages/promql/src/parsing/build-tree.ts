import type { SyntaxNode } from '@lezer/common';
import type {
  Aggregation,
  At,
  Call,
  Expr,
  Matcher,
  MatchOperator,
  Matrix,
  NumberLiteral,
  Selector,
  Span,
  StringLiteral,
  Subquery,
  TimeShift,
} from '../ast.ts';
import { aggregationNamed } from '../aggregations.ts';
import { excerpt } from '../excerpt.ts';
import { functionNamed, type ValueType } from '../functions.ts';
import { buildDuration } from './build-duration.ts';
import { buildFill, buildGrouping, buildMatching, buildName } from './build-modifier.ts';
import { numberOf } from './number.ts';
import {
  groupByPrecedence,
  lastOperand,
  type Operator,
  operatorAt,
  type OperatorSequence,
  type Sign,
} from './precedence.ts';
import type { QueryProblem } from '../problem.ts';
import { decodeString } from './string-literal.ts';
import { child, children, span } from './syntax-node.ts';
import { macroIn, parsedText, type TreeSource, writtenText } from './tree-source.ts';

/** A tree and the mistakes that the grammar lets through. With mistakes the tree is not what was meant. */
export interface BuiltTree {
  readonly expr: Expr;
  readonly problems: readonly QueryProblem[];
}

/** Makes the typed tree of a syntax tree without error nodes. */
export function buildTree(query: TreeSource, top: SyntaxNode): BuiltTree {
  const builder = new TreeBuilder(query);
  return { expr: builder.expr(child(top, 'Expr')), problems: builder.problems };
}

class TreeBuilder {
  readonly problems: QueryProblem[] = [];
  readonly #query: TreeSource;

  constructor(query: TreeSource) {
    this.#query = query;
  }

  expr(node: SyntaxNode): Expr {
    const sequence: OperatorSequence = [];
    this.#flatten(node, sequence);
    return groupByPrecedence(sequence);
  }

  /**
   * Lezer's grammar groups otherwise than Prometheus': to it `a + b offset 5m` is the offset of a sum, and `-1 ^ 2` the
   * square of -1. Its tree is read as the sequence of what stands in the text; what is behind an operand is the operand's.
   */
  #flatten(node: SyntaxNode, sequence: OperatorSequence): void {
    switch (node.name) {
      case 'BinaryExpr': {
        const left = child(node, 'Expr');
        this.#flatten(left, sequence);
        sequence.push(this.#operator(node, left.nextSibling ?? node));
        this.#flatten(node.lastChild ?? node, sequence);
        return;
      }
      case 'UnaryExpr':
        sequence.push(this.#sign(child(node, 'UnaryOp')));
        this.#flatten(child(node, 'Expr'), sequence);
        return;
      case 'NumberDurationLiteral':
        this.#number(node, sequence);
        return;
      case 'MatrixSelector':
      case 'SubqueryExpr':
      case 'OffsetExpr':
      case 'StepInvariantExpr':
      case 'AnchoredExpr':
      case 'SmoothedExpr': {
        this.#flatten(child(node, 'Expr'), sequence);
        sequence.push(this.#extended(node, lastOperand(sequence)));
        return;
      }
      default:
        sequence.push(this.#primary(node));
    }
  }

  #primary(node: SyntaxNode): Expr {
    switch (node.name) {
      case 'StringLiteral':
        return this.#string(node);
      case 'VectorSelector':
        return this.#selector(node);
      case 'FunctionCall':
        return this.#call(node);
      case 'AggregateExpr':
        return this.#aggregation(node);
      case 'ParenExpr':
        return { kind: 'paren', expr: this.expr(child(node, 'Expr')), ...span(node) };
      default:
        throw new TypeError(`The grammar has an expression \`${node.name}\` that has no place in the tree.`);
    }
  }

  #operator(node: SyntaxNode, { from }: Span): Operator {
    const operator = operatorAt(this.#query.source, from);
    const matching = node.getChild('MatchingModifierClause');
    const fill = node.getChild('FillModifier');
    return {
      kind: 'binary',
      operator,
      operatorSpan: { from, to: from + operator.length },
      bool: node.getChild('BoolModifier') !== null,
      ...(matching === null ? {} : { matching: buildMatching(this.#query, matching) }),
      ...(fill === null ? {} : { fill: buildFill(this.#query, fill) }),
    };
  }

  #sign(node: Span): Sign {
    return { kind: 'sign', operator: this.#query.source.charAt(node.from) === '-' ? '-' : '+', ...span(node) };
  }

  /** The grammar has the sign of a number within the number. */
  #number(node: SyntaxNode, sequence: OperatorSequence): void {
    const sign = /^[-+]\s*/.exec(parsedText(this.#query, node))?.[0] ?? '';
    const from = node.from + sign.length;
    if (sign !== '') sequence.push(this.#sign(node));
    sequence.push(this.#literal({ from, to: node.to }));
  }

  #literal(place: Span): NumberLiteral {
    const macro = macroIn(this.#query, place);
    const text = parsedText(this.#query, place);
    const { value, duration } = numberOf(text);
    return {
      kind: 'number',
      value: macro === undefined ? value : Number.NaN,
      duration,
      ...(text.includes('_') ? { separated: true } : {}),
      ...(macro === undefined ? {} : { macro, written: writtenText(this.#query, place) }),
      ...span(place),
    };
  }

  /** A range, or a modifier: syntax around an expression, data on the selector or subquery within. */
  #extended(node: SyntaxNode, inner: Expr): Expr {
    const place = { from: inner.from, to: node.to };
    switch (node.name) {
      case 'MatrixSelector':
        return this.#matrix(node, inner);
      case 'SubqueryExpr':
        return this.#subquery(node, inner);
      case 'OffsetExpr':
        return this.#modified(inner, { offset: buildDuration(this.#query, child(node, 'OffsetDurationExpr')) }, place);
      case 'StepInvariantExpr':
        return this.#modified(inner, { at: this.#at(node) }, place);
      default:
        return this.#modified(inner, { edges: node.name === 'AnchoredExpr' ? 'anchored' : 'smoothed' }, place);
    }
  }

  #string(node: SyntaxNode): StringLiteral {
    const { text } = this.#query;
    return {
      kind: 'string',
      value: decodeString(text.slice(node.from, node.to)),
      templated: macroIn(this.#query, node) !== undefined,
      ...span(node),
    };
  }

  #selector(node: SyntaxNode): Selector {
    const identifier = node.getChild('Identifier');
    const list = node.getChild('LabelMatchers');
    const quoted = list?.getChildren('QuotedLabelName') ?? [];
    const names = [...(identifier === null ? [] : [identifier]), ...quoted].map((name) => buildName(this.#query, name));
    const [metric, second] = names;
    if (second !== undefined) this.#report(second, `The metric is named already: \`${excerpt(metric?.name ?? '')}\`.`);
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
        label: buildName(this.#query, node.getChild('LabelName') ?? child(node, 'QuotedLabelName')),
        // The grammar has no other.
        operator: parsedText(this.#query, child(node, 'MatchOp')) as MatchOperator,
        value: this.#string(child(node, 'StringLiteral')),
        ...span(node),
      },
    ];
  }

  #matrix(node: SyntaxNode, inner: Expr): Matrix {
    const place = { from: inner.from, to: node.to };
    if (inner.kind !== 'selector')
      this.#report(place, 'A range stands only after a selector. Of anything else write a subquery: `[5m:]`.');
    else if (inner.offset !== undefined || inner.at !== undefined)
      this.#report(place, 'A range comes before `offset` and `@`: `x[5m] offset 1h`.');
    const selector = inner.kind === 'selector' ? inner : NOTHING;
    return { kind: 'matrix', selector, range: buildDuration(this.#query, child(node, 'DurationExpr')), ...place };
  }

  #subquery(node: SyntaxNode, expr: Expr): Subquery {
    const [range, step] = node.getChildren('DurationExpr');
    return {
      kind: 'subquery',
      expr,
      range: buildDuration(this.#query, range ?? node),
      ...(step === undefined ? {} : { step: buildDuration(this.#query, step) }),
      from: expr.from,
      to: node.to,
    };
  }

  #modified(inner: Expr, added: TimeShift & Pick<Selector, 'edges'>, place: Span): Expr {
    const [word = ''] = Object.keys(added);
    const name = MODIFIER_NAMES[word] ?? word;
    const target = inner.kind === 'matrix' ? inner.selector : inner;
    if (target.kind !== 'selector' && (target.kind !== 'subquery' || word === 'edges')) {
      const allowed = word === 'edges' ? 'a selector' : 'a selector or a subquery';
      this.#report(place, `${name} stands only after ${allowed}.`);
      return inner;
    }
    if (word in target) this.#report(place, `${name} is given twice.`);
    const modified = { ...target, ...added, ...place };
    return inner.kind === 'matrix' && modified.kind === 'selector'
      ? { ...inner, selector: modified, ...place }
      : modified;
  }

  #at(node: SyntaxNode): At {
    const place = { from: child(node, 'At').from, to: node.to };
    const preprocessor = node.getChild('AtModifierPreprocessors');
    if (preprocessor !== null) return { time: preprocessor.getChild('AtStart') === null ? 'end' : 'start', ...place };
    const literal = child(node, 'NumberDurationLiteral');
    const written = macroIn(this.#query, literal) && writtenText(this.#query, literal);
    if (written !== undefined) return { time: Number.NaN, written, ...place };
    const { value: time } = numberOf(parsedText(this.#query, literal));
    // Prometheus holds times in 64 bits.
    if (!(Math.abs(time) < 2 ** 63)) this.#report(literal, 'The time after `@` must be a finite number of seconds.');
    return { time, ...place };
  }

  #call(node: SyntaxNode): Call {
    const name = buildName(this.#query, child(node, 'FunctionIdentifier'));
    const { args = [] } = functionNamed(name.name) ?? {};
    return {
      kind: 'call',
      function: name,
      args: this.#args(node, (i) => args[Math.min(i, args.length - 1)]),
      ...span(node),
    };
  }

  #aggregation(node: SyntaxNode): Aggregation {
    const written = buildName(this.#query, child(node, 'AggregateOp'));
    const operator = { ...written, name: written.name.toLowerCase() };
    const { parameter } = aggregationNamed(operator.name) ?? {};
    const modifier = node.getChild('AggregateModifier');
    return {
      kind: 'aggregation',
      operator,
      ...(modifier === null ? {} : { grouping: buildGrouping(this.#query, modifier) }),
      args: this.#args(node, (i) => (i === 0 ? parameter : undefined)),
      ...span(node),
    };
  }

  /** A macro that is a whole argument looks like the name of a metric. It is a number where only a number may stand. */
  #args(call: SyntaxNode, wanted: (index: number) => ValueType | undefined): Expr[] {
    return child(call, 'FunctionCallBody')
      .getChildren('Expr')
      .map((node, index) => {
        const macro =
          wanted(index) === 'scalar' && node.name === 'VectorSelector' ? macroIn(this.#query, node) : undefined;
        return macro?.from === node.from && macro.to === node.to ? this.#literal(node) : this.expr(node);
      });
  }

  #report({ from, to }: Span, message: string): void {
    this.problems.push({ from, to, message });
  }
}

const MODIFIER_NAMES: Readonly<Record<string, string>> = {
  offset: '`offset`',
  at: '`@`',
  edges: '`anchored` or `smoothed`',
};

/** Stands for the selector that a range lacks, in a tree whose problems are reported. */
const NOTHING: Selector = { kind: 'selector', metric: undefined, matchers: [], from: 0, to: 0 };
