export { analyse } from './analyse.ts';
export { constantOf } from './constant.ts';
export { type LabelOrigin, originsOf } from './labels/label-origins.ts';
export { formatUnit } from './units/format-unit.ts';
export { isSameUnit } from './units/unit-algebra.ts';
export { unitProblems } from './units/unit-problems.ts';
export { comparisonVerdict } from './values/interval.ts';
export { AGGREGATIONS, aggregationNamed, type AggregationName, type AggregationSignature } from './aggregations.ts';
export {
  type Analysis,
  canHave,
  type Interval,
  type LabelFlow,
  type Loss,
  lossOf,
  type ScaledUnit,
  type SeriesFacts,
  type SeriesLookup,
  type Unit,
} from './analysis.ts';
export {
  type Aggregation,
  ARITHMETIC_OPERATORS,
  type At,
  type Binary,
  type BinaryOperator,
  type Call,
  COMPARISON_OPERATORS,
  type Duration,
  type DurationBinary,
  type DurationCall,
  type DurationLiteral,
  type DurationMacro,
  type DurationUnary,
  type Expr,
  type ExprKind,
  type Fill,
  type Grouping,
  type Matcher,
  type Matching,
  type MatchOperator,
  type Matrix,
  type Name,
  type NumberLiteral,
  type Paren,
  type Selector,
  SET_OPERATORS,
  type Span,
  type StringLiteral,
  type Subquery,
  type TimeShift,
  TRIM_OPERATORS,
  type Unary,
} from './ast.ts';
export { type Availability } from './availability.ts';
export {
  type FunctionName,
  functionNamed,
  isAbsenceFunction,
  FUNCTIONS,
  type FunctionSignature,
  type LabelEffect,
  type ValueType,
} from './functions.ts';
export { type Macro, type MacroContext, replaceMacros } from './parsing/macros.ts';
export { nearest } from './nearest.ts';
export { isComparison, isSetOperator } from './operators.ts';
export { durationSeconds, formatDuration } from './parsing/number.ts';
export { MAX_QUERY_LENGTH, parseQuery, type ParsedQuery } from './parse.ts';
export { print, printDuration } from './print.ts';
export type { QueryProblem } from './problem.ts';
export {
  EVERYTHING,
  PROMETHEUS_2_42,
  PROMETHEUS_3,
  PROMQL_FEATURES,
  type PromqlFeature,
  type TargetProfile,
  type Version,
} from './profile.ts';
export { MAX_DEPTH } from './parsing/token-roles.ts';
export { type CompiledMatcher, compileMatcher, MAX_REGEX_LENGTH, type RegexProblem } from './regex.ts';
export { checkTypes, type TypedQuery, type ValidatedQuery, validateQuery } from './types/type-check.ts';
export { childrenOf, selectorsIn, walk, withoutParens } from './walk.ts';
