import { type Binary, type Call, type Expr, isAbsenceFunction, withoutParens } from '@lockstep/promql';

/** What an expression gives when not a single series exists; undefined when that is nothing, or hard to say. */
export function valueWithoutData(expr: Expr): number | undefined {
  const node = withoutParens(expr);
  switch (node.kind) {
    case 'number':
      return node.macro === undefined ? node.value : undefined;
    case 'unary':
      return apply('*', node.operator === '-' ? -1 : 1, valueWithoutData(node.expr));
    case 'call':
      return valueOfCall(node);
    case 'aggregation':
      return KEEPING.has(node.operator.name) ? valueOfArgument(node.args.at(-1)) : undefined;
    case 'binary':
      return valueOfBinary(node);
    case 'string':
    case 'selector':
    case 'matrix':
    case 'subquery':
    case 'paren':
      return undefined;
  }
}

/** Aggregations and functions that give the value of a single sample back. */
const KEEPING = new Set([
  'sum',
  'avg',
  'min',
  'max',
  'topk',
  'bottomk',
  'vector',
  'scalar',
  'label_replace',
  'label_join',
  'sort',
  'sort_desc',
  'round',
  'ceil',
  'floor',
]);

function valueOfCall({ function: { name }, args }: Call): number | undefined {
  if (isAbsenceFunction(name)) return 1;
  return KEEPING.has(name) ? valueOfArgument(args[0]) : undefined;
}

function valueOfArgument(arg: Expr | undefined): number | undefined {
  return arg === undefined ? undefined : valueWithoutData(arg);
}

function valueOfBinary({ operator, left, right }: Binary): number | undefined {
  const one = valueWithoutData(left);
  if (operator === 'or') return one ?? valueWithoutData(right);
  const other = valueWithoutData(right);
  if (operator === 'unless') return other === undefined ? one : undefined;
  if (operator === 'and') return other === undefined ? undefined : one;
  return apply(operator, one, other);
}

function apply(operator: string, left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : ARITHMETIC[operator]?.(left, right);
}

const ARITHMETIC: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
};
