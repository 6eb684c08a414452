import type {
  Aggregation,
  At,
  Binary,
  Duration,
  DurationBinary,
  Expr,
  Fill,
  Matcher,
  Matching,
  Matrix,
  Name,
  NumberLiteral,
  Selector,
  TimeShift,
} from './ast.ts';
import { isLiteral } from './literal-duration.ts';
import { formatDuration } from './parsing/number.ts';
import { PRECEDENCE, SIGN_PRECEDENCE } from './parsing/precedence.ts';
import { quoteString } from './parsing/string-literal.ts';

/**
 * The text of a tree in one line, as Prometheus formats it: `sum by (a) (rate(x{b="c"}[5m])) / 2`. Macros are written
 * as they were. What was parsed parses again to the same tree; a tree made by hand gets the parentheses that it needs.
 * Matchers stay in their order, and numbers that stand for seconds stay numbers.
 */
export function print(expr: Expr): string {
  switch (expr.kind) {
    case 'number':
      return printNumber(expr);
    case 'string':
      return quoteString(expr.value);
    case 'selector':
      return printSeries(expr) + printShift(expr);
    case 'matrix':
      return printMatrix(expr);
    case 'subquery': {
      const step = expr.step === undefined ? '' : printDuration(expr.step);
      return `${wrapped(expr.expr, POSTFIX_PRECEDENCE)}[${printDuration(expr.range)}:${step}]${printShift(expr)}`;
    }
    case 'call':
      return `${printWord(expr.function)}(${expr.args.map(print).join(', ')})`;
    case 'aggregation':
      return printAggregation(expr);
    case 'binary':
      return printBinary(expr);
    case 'unary':
      return expr.operator + printRight(expr.expr, SIGN_PRECEDENCE + 1);
    case 'paren':
      return `(${print(expr.expr)})`;
  }
}

/** The text of a duration: `5m`, `$__rate_interval`, `step() * 2`. */
export function printDuration(duration: Duration): string {
  switch (duration.kind) {
    case 'duration':
      return duration.bare ? plainNumber(duration.seconds) : formatDuration(duration.seconds);
    case 'duration-macro':
      return duration.written;
    case 'duration-unary':
      return duration.operator + wrappedDuration(duration.operand, SIGN_PRECEDENCE + 1);
    case 'duration-binary':
      return printDurationBinary(duration);
    case 'duration-call':
      return `${duration.function}(${duration.args.map(printDuration).join(', ')})`;
  }
}

/** Ranges, offsets and `@` bind more tightly than any operator. */
const POSTFIX_PRECEDENCE = 7;

/** An operand; in parentheses when it would otherwise fall apart. */
function wrapped(expr: Expr, least: number): string {
  return precedenceOf(expr) < least ? `(${print(expr)})` : print(expr);
}

function precedenceOf(expr: Expr): number {
  if (expr.kind === 'binary') return PRECEDENCE[expr.operator];
  const hasSign = expr.kind === 'unary' || (expr.kind === 'number' && printNumber(expr).startsWith('-'));
  return hasSign ? SIGN_PRECEDENCE : POSTFIX_PRECEDENCE;
}

function printNumber({ written, duration, value }: NumberLiteral): string {
  return written ?? (duration ? formatDuration(value) : plainNumber(value));
}

/** Without an exponent, as Prometheus prints numbers. */
function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value).replace('Infinity', 'Inf');
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent);
  if (shift === 0) return sign + mantissa;
  return shift < 0
    ? `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`
    : `${sign}${whole}${fraction.padEnd(shift, '0')}`;
}

function printSeries({ metric, matchers }: Selector): string {
  const name = metric === undefined ? '' : printMetric(metric);
  const quoted = name.startsWith('"') || name.startsWith("'") || name.startsWith('`');
  const inside = [...(quoted ? [name] : []), ...matchers.map(printMatcher)];
  const braces = inside.length > 0 || name === '' ? `{${inside.join(',')}}` : '';
  return quoted ? braces : name + braces;
}

const METRIC = /^[A-Za-z_:][A-Za-z0-9_:]*$/;
const LABEL = /^[A-Za-z_][A-Za-z0-9_]*$/;
const NEVER_METRICS = /^(?:atan2|bool|on|ignoring|group_left|group_right|inf|nan)$/i;
const NEVER_GROUPED = /^(?:without|inf|nan)$/i;

function printMetric(metric: Name): string {
  return printName(metric, METRIC.test(metric.name) && !NEVER_METRICS.test(metric.name));
}

function printName({ name, written, quoted }: Name, isPlain: boolean): string {
  return written ?? (isPlain && quoted !== true ? name : quoteString(name));
}

function printWord({ name, written }: Name): string {
  return written ?? name;
}

function printMatcher({ label, operator, value }: Matcher): string {
  return printName(label, LABEL.test(label.name)) + operator + quoteString(value.value);
}

function printLabels(labels: readonly Name[]): string {
  return `(${labels.map(printGroupedLabel).join(', ')})`;
}

function printGroupedLabel(label: Name): string {
  return printName(label, LABEL.test(label.name) && !NEVER_GROUPED.test(label.name));
}

function printMatrix({ selector, range }: Matrix): string {
  return `${printSeries(selector)}[${printDuration(range)}]${printShift(selector)}`;
}

function printShift({ edges, at, offset }: TimeShift & Pick<Selector, 'edges'>): string {
  const shift = offset === undefined ? '' : ` offset ${printOffset(offset)}`;
  const others = [edges === undefined ? '' : ` ${edges}`, at === undefined ? '' : ` @ ${printTime(at)}`].join('');
  if (offset === undefined || isLiteral(offset)) return others + shift;
  // Prometheus reads arithmetic right behind a computed offset as part of it, so what stood between them stays there.
  return at !== undefined && at.from < offset.from ? others + shift : shift + others;
}

function printTime({ time, written }: At): string {
  return written ?? (typeof time === 'number' ? plainNumber(time) : `${time}()`);
}

/** Behind `offset`, arithmetic goes in parentheses: without them it would be the query's. */
function printOffset(offset: Duration): string {
  if (offset.kind === 'duration-unary') return offset.operator + printOffset(offset.operand);
  return offset.kind === 'duration-binary' ? `(${printDuration(offset)})` : printDuration(offset);
}

function printAggregation({ operator, grouping, args }: Aggregation): string {
  const by = grouping === undefined ? '' : ` ${grouping.kind} ${printLabels(grouping.labels)} `;
  return `${printWord(operator)}${by}(${args.map(print).join(', ')})`;
}

function printBinary({ operator, bool, matching, fill, left, right }: Binary): string {
  const precedence = PRECEDENCE[operator];
  const toTheRight = operator === '^';
  const parts = [
    wrapped(left, toTheRight ? precedence + 1 : precedence),
    operator,
    ...(bool ? ['bool'] : []),
    ...(matching === undefined ? [] : [printMatching(matching)]),
    ...(fill === undefined ? [] : [printFill(fill)]),
    printRight(right, toTheRight ? precedence : precedence + 1),
  ];
  return parts.join(' ');
}

/** A sign behind an operator or a sign needs no parentheses: `a ^ -b`. */
function printRight(right: Expr, least: number): string {
  return right.kind === 'unary' || right.kind === 'number' ? print(right) : wrapped(right, least);
}

function printMatching({ kind, labels, group }: Matching): string {
  const many = group === undefined ? '' : ` group_${group.side} ${printLabels(group.include)}`;
  return `${kind} ${printLabels(labels)}${many}`;
}

function printFill({ left, right, written }: Fill): string {
  if (written !== undefined) return written;
  if (left !== undefined && left === right) return `fill (${plainNumber(left)})`;
  const onLeft = left === undefined ? [] : [`fill_left (${plainNumber(left)})`];
  const onRight = right === undefined ? [] : [`fill_right (${plainNumber(right)})`];
  return [...onLeft, ...onRight].join(' ');
}

function printDurationBinary({ operator, left, right }: DurationBinary): string {
  const precedence = PRECEDENCE[operator];
  const toTheRight = operator === '^';
  const onLeft = wrappedDuration(left, toTheRight ? precedence + 1 : precedence);
  const onRight = wrappedDuration(right, toTheRight ? precedence : precedence + 1);
  return `${onLeft} ${operator} ${onRight}`;
}

function wrappedDuration(duration: Duration, least: number): string {
  const text = printDuration(duration);
  return durationPrecedence(duration) < least ? `(${text})` : text;
}

function durationPrecedence(duration: Duration): number {
  if (duration.kind === 'duration-binary') return PRECEDENCE[duration.operator];
  const hasSign = duration.kind === 'duration-unary' || (duration.kind === 'duration' && duration.seconds < 0);
  return hasSign ? SIGN_PRECEDENCE : POSTFIX_PRECEDENCE;
}
