import type { Call, Expr, Selector } from '../ast.ts';
import { checkLabelName, checkRegex } from './name-check.ts';
import type { FunctionSignature } from '../functions.ts';
import type { ProblemList } from './problem-list.ts';
import { SYNTAX } from './syntax.ts';

/** Checks what the types of the arguments of a call do not say. */
export function checkCall(call: Call, signature: FunctionSignature, problems: ProblemList): void {
  const { name } = call.function;
  problems.require(call.function, signature, () => `\`${name}()\``);
  checkCount(call, signature, problems);
  checkLabelArguments(call, problems);
  for (const arg of call.args) checkEdges(name, arg, problems);
  if (name === 'info') checkDataLabels(call.args[1], problems);
}

/** The second argument of `info()` is no vector but a filter for the labels to add; it may fit anything. */
export function isDataLabels(call: Call, index: number): boolean {
  return call.function.name === 'info' && index === 1;
}

/** Functions that may look beyond the edges of a range. Source: `promql/functions.go` of Prometheus 3.14. */
const EDGE_FUNCTIONS: Readonly<Record<NonNullable<Selector['edges']>, readonly string[]>> = {
  anchored: ['changes', 'delta', 'increase', 'rate', 'resets'],
  smoothed: ['delta', 'increase', 'rate'],
};

function checkCount(call: Call, signature: FunctionSignature, problems: ProblemList): void {
  const { args, min = args.length, max = args.length } = signature;
  const given = call.args.length;
  if (given >= min && given <= max) return;
  const wanted = min === max ? min : given < min ? `at least ${min}` : `at most ${max}`;
  const plural = (given < min ? min : max) === 1 ? '' : 's';
  problems.report(call, () => `\`${call.function.name}()\` takes ${wanted} argument${plural}, not ${given}.`);
}

/** Labels and regexes in the strings of `label_replace()` and `label_join()`. */
function checkLabelArguments({ function: { name }, args }: Call, problems: ProblemList): void {
  if (name !== 'label_replace' && name !== 'label_join') return;
  const utf8 = name === 'label_replace' ? SYNTAX.utf8Destination : SYNTAX.utf8Name;
  const names = name === 'label_replace' ? args.slice(1, 2) : [...args.slice(1, 2), ...args.slice(3)];
  for (const arg of names) if (arg.kind === 'string') checkLabelName(arg, utf8, problems);
  const [, , , , regex] = args;
  if (name === 'label_replace' && regex?.kind === 'string') checkRegex(regex, problems);
}

function checkEdges(name: string, arg: Expr, problems: ProblemList): void {
  const { edges } = arg.kind === 'matrix' ? arg.selector : {};
  if (edges === undefined || EDGE_FUNCTIONS[edges].includes(name)) return;
  const allowed = EDGE_FUNCTIONS[edges].map((other) => `\`${other}()\``).join(', ');
  problems.report(arg, () => `\`${edges}\` goes only with ${allowed}, not with \`${name}()\`.`);
}

function checkDataLabels(arg: Expr | undefined, problems: ProblemList): void {
  if (arg === undefined) return;
  const named = arg.kind === 'selector' && arg.metric !== undefined && arg.metric.quoted !== true;
  if (arg.kind !== 'selector' || named)
    problems.report(
      arg,
      () => 'The second argument of `info()` is matchers in braces, without a metric: `{cluster="a"}`.',
    );
}
