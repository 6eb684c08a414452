import type { Binary, BinaryOperator, Expr, NumberLiteral, Span } from '../ast.ts';

/** The binary operator that stands at an offset of a text that parses. */
export function operatorAt(text: string, from: number): BinaryOperator {
  OPERATOR.lastIndex = from;
  // Nothing else stands where the grammar has an operator.
  return OPERATOR.exec(text)?.[0].toLowerCase() as BinaryOperator;
}

const OPERATOR = /<\/|>\/|[=!<>]=|[-+*/%^<>]|[a-z]+2?/iy;

/** How tightly binary operators bind: the higher, the tighter. All but `^` group from the left. */
export const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '</': 3,
  '>/': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  atan2: 5,
  '^': 6,
};

/** A sign binds like `*`: `-a ^ 2` is `-(a ^ 2)`, and `-a * b` is `(-a) * b`. */
export const SIGN_PRECEDENCE = PRECEDENCE['*'];

/** A binary operation that has not got its operands yet. */
export type Operator = Omit<Binary, 'left' | 'right' | 'from' | 'to'>;

/** A sign that has not got its operand yet. */
export interface Sign extends Span {
  readonly kind: 'sign';
  readonly operator: '+' | '-';
}

/** Operands and what stands before and between them, in the order of the text. */
export type OperatorSequence = (Expr | Sign | Operator)[];

/**
 * Makes a tree of a sequence by the precedence of Prometheus. The sequence must be one that the grammar allows, and is
 * empty afterwards.
 */
export function groupByPrecedence(sequence: OperatorSequence): Expr {
  sequence.reverse();
  return group(sequence, 0);
}

/** Takes the operand that a sequence ends with. */
export function lastOperand(sequence: OperatorSequence): Expr {
  const last = sequence.pop();
  if (last === undefined || last.kind === 'sign' || isOperator(last)) throw new TypeError(NO_OPERAND);
  return last;
}

/** Takes what binds at least as tightly as `least` off the end of a reversed sequence. */
function group(rest: OperatorSequence, least: number): Expr {
  let left = operand(rest);
  for (let next = rest.at(-1); next !== undefined && isOperator(next); next = rest.at(-1)) {
    const precedence = PRECEDENCE[next.operator];
    if (precedence < least) break;
    rest.pop();
    const right = group(rest, next.operator === '^' ? precedence : precedence + 1);
    left = { ...next, left, right, from: left.from, to: right.to };
  }
  return left;
}

function operand(rest: OperatorSequence): Expr {
  const next = rest.at(-1);
  if (next?.kind !== 'sign') return lastOperand(rest);
  rest.pop();
  return signed(next, group(rest, SIGN_PRECEDENCE + 1));
}

/** A sign and its operand. As in Prometheus, the sign of a number becomes part of the number. */
function signed({ operator, from }: Sign, expr: Expr): Expr {
  const place = { from, to: expr.to };
  if (expr.kind !== 'number' || expr.macro !== undefined) return { kind: 'unary', operator, expr, ...place };
  const number: NumberLiteral = { ...expr, value: operator === '-' ? -expr.value : expr.value, ...place };
  return number;
}

const NO_OPERAND = 'An operator without an operand: the grammar of lezer-promql has changed.';

function isOperator(item: Expr | Sign | Operator): item is Operator {
  return item.kind === 'binary' && !('left' in item);
}
