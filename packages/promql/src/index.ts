export { type Macro, type MacroContext, replaceMacros } from './macros.ts';
export { parseQuery, type ParsedQuery, type QueryProblem } from './parse.ts';
export { type Enclosure, type LabelMatcher, type MatchOperator, type Selector, selectorsOf } from './selectors.ts';
export { closesString, decodeString } from './string-literal.ts';
