import type { Macro } from './parsing/macros.ts';

/** Where something stands: offsets in the query text as it was given, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A PromQL expression. Every node is plain data with the place it came from. */
export type Expr =
  NumberLiteral | StringLiteral | Selector | Matrix | Subquery | Call | Aggregation | Binary | Unary | Paren;

/** The kinds of `Expr`. */
export type ExprKind = Expr['kind'];

/** `1`, `-0x1f`, `Inf`; also `5m`, which is 300. */
export interface NumberLiteral extends Span {
  readonly kind: 'number';
  readonly value: number;
  /** Whether it was written as a duration, which is how it is printed again. */
  readonly duration: boolean;
  /** Whether `_` separates its digits, which only a newer server reads. It is printed without. */
  readonly separated?: true;
  /** The macro that stands here; `value` then means nothing. */
  readonly macro?: Macro;
  /** The whole literal as it was written, when a macro stands in it. */
  readonly written?: string;
}

/** A string in any of the three quotes. */
export interface StringLiteral extends Span {
  readonly kind: 'string';
  /** Escapes resolved. */
  readonly value: string;
  /** True when a macro stands in it. */
  readonly templated: boolean;
}

/** A name as it stands in a query: of a metric, a label, a function, an operator. */
export interface Name extends Span {
  /** Unquoted and with escapes resolved. Holds the placeholder when `templated`. */
  readonly name: string;
  /** True when a macro stands in it, so that it is known only when the query runs. */
  readonly templated: boolean;
  /** Whether it stands in quotes. Others are printed in quotes where they need them. */
  readonly quoted?: true;
  /** As it was written, quotes included, when it is templated. */
  readonly written?: string;
}

/** How a matcher compares. */
export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** One label matcher of a selector. Its own span covers label, operator and value. */
export interface Matcher extends Span {
  readonly label: Name;
  readonly operator: MatchOperator;
  readonly value: StringLiteral;
}

/** `@ 1609746000`, `@ start()`, `@ end()`. A number is a Unix time in seconds. */
export interface At extends Span {
  readonly time: number | 'start' | 'end';
  /** The time as it was written, when a macro stands in it; `time` then means nothing. */
  readonly written?: string;
}

/** What shifts the time of a selector or subquery. */
export interface TimeShift {
  readonly offset?: Duration;
  readonly at?: At;
}

/** An instant vector selector. Its span covers modifiers (`offset`, `@`), too. */
export interface Selector extends Span, TimeShift {
  readonly kind: 'selector';
  /** The name before the braces, or the quoted one within. A matcher on `__name__` is in `matchers`. */
  readonly metric: Name | undefined;
  readonly matchers: readonly Matcher[];
  /** How the edges of a range are filled: Prometheus 3.7, experimental. */
  readonly edges?: 'anchored' | 'smoothed';
}

/** A selector with a range. Offset, `@` and edges belong to the selector; the span covers them. */
export interface Matrix extends Span {
  readonly kind: 'matrix';
  readonly selector: Selector;
  readonly range: Duration;
}

/** `expr[range:step]`. */
export interface Subquery extends Span, TimeShift {
  readonly kind: 'subquery';
  readonly expr: Expr;
  readonly range: Duration;
  /** Absent: the evaluation interval of the server. */
  readonly step?: Duration;
}

/** A function call. */
export interface Call extends Span {
  readonly kind: 'call';
  readonly function: Name;
  readonly args: readonly Expr[];
}

/** `sum by (a) (expr)`, `topk(3, expr)`. */
export interface Aggregation extends Span {
  readonly kind: 'aggregation';
  readonly operator: Name;
  /** Absent: everything falls into one group. */
  readonly grouping?: Grouping;
  /** Everything in the parentheses: one expression, or a parameter and an expression. Wrong counts are a type problem. */
  readonly args: readonly Expr[];
}

/** The labels that an aggregation groups by, or all but those. */
export interface Grouping extends Span {
  readonly kind: 'by' | 'without';
  readonly labels: readonly Name[];
}

/** `+ - * / % ^ atan2`. */
export const ARITHMETIC_OPERATORS = ['+', '-', '*', '/', '%', '^', 'atan2'] as const;

/** Comparisons: filters between vectors, unless `bool` is given. */
export const COMPARISON_OPERATORS = ['==', '!=', '>', '<', '>=', '<='] as const;

/** Operators on label sets. */
export const SET_OPERATORS = ['and', 'or', 'unless'] as const;

/** Cut native histograms at a bound: Prometheus 3.x, experimental. */
export const TRIM_OPERATORS = ['</', '>/'] as const;

/** Any binary operator. */
export type BinaryOperator =
  | (typeof ARITHMETIC_OPERATORS)[number]
  | (typeof COMPARISON_OPERATORS)[number]
  | (typeof SET_OPERATORS)[number]
  | (typeof TRIM_OPERATORS)[number];

/** A binary operation. */
export interface Binary extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly operatorSpan: Span;
  /** 0 or 1 instead of a filter. */
  readonly bool: boolean;
  readonly matching?: Matching;
  readonly fill?: Fill;
  readonly left: Expr;
  readonly right: Expr;
}

/** `on (a) group_left (b)`. */
export interface Matching extends Span {
  readonly kind: 'on' | 'ignoring';
  readonly labels: readonly Name[];
  /** The side with many series for one of the other, and the labels taken over from the other side. */
  readonly group?: { readonly side: 'left' | 'right'; readonly include: readonly Name[] } & Span;
}

/** Values for series that a side lacks: Prometheus 3.10, experimental. NaN where a macro stands. */
export interface Fill extends Span {
  readonly left?: number;
  readonly right?: number;
  /** The modifier as it was written, when a macro stands in it. */
  readonly written?: string;
}

/** A sign before anything but a number, which has its own. */
export interface Unary extends Span {
  readonly kind: 'unary';
  readonly operator: '+' | '-';
  readonly expr: Expr;
}

/** Parentheses. They are kept, because positions and `absent((x))` depend on them. */
export interface Paren extends Span {
  readonly kind: 'paren';
  readonly expr: Expr;
}

/** A length of time in `[...]` or after `offset`. */
export type Duration = DurationLiteral | DurationMacro | DurationUnary | DurationBinary | DurationCall;

/** `5m`, or a bare number of seconds. */
export interface DurationLiteral extends Span {
  readonly kind: 'duration';
  readonly seconds: number;
  /** A bare number (Prometheus 3) instead of units. */
  readonly bare: boolean;
}

/** `$__rate_interval`: known only when the query runs. */
export interface DurationMacro extends Span {
  readonly kind: 'duration-macro';
  readonly macro: Macro;
  /** As it was written, a unit behind the macro included: `${__range_s}s`. */
  readonly written: string;
}

/** A sign before a duration. */
export interface DurationUnary extends Span {
  readonly kind: 'duration-unary';
  readonly operator: '+' | '-';
  readonly operand: Duration;
}

/** Arithmetic on durations: Prometheus 3.4, experimental. */
export interface DurationBinary extends Span {
  readonly kind: 'duration-binary';
  readonly operator: '+' | '-' | '*' | '/' | '%' | '^';
  readonly left: Duration;
  readonly right: Duration;
}

/** `step()`, `range()`, `min_of(a, b)`, `max_of(a, b)` in a duration. */
export interface DurationCall extends Span {
  readonly kind: 'duration-call';
  readonly function: 'step' | 'range' | 'min_of' | 'max_of';
  readonly args: readonly Duration[];
}
