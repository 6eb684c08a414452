import { aggregationNamed } from '../aggregations.ts';
import type { Aggregation, Binary, Call, Expr, Selector, Subquery, Unary } from '../ast.ts';
import { isSetOperator } from '../operators.ts';
import { checkOperator } from './binary-check.ts';
import { checkCall, isDataLabels } from './call-check.ts';
import { checkLength, checkOffset } from './duration-check.ts';
import { excerpt } from '../excerpt.ts';
import { functionNamed, type ValueType } from '../functions.ts';
import { checkGroupedLabel, checkLabelName, checkMatcher, checkMetric } from './name-check.ts';
import { type ParsedQuery, parseQuery } from '../parse.ts';
import { print } from '../print.ts';
import { ProblemList } from './problem-list.ts';
import type { QueryProblem } from '../problem.ts';
import type { TargetProfile } from '../profile.ts';
import { compileMatcher } from '../regex.ts';
import { SYNTAX } from './syntax.ts';
import { withoutParens } from '../walk.ts';

/** What a query gives, and why a server would refuse it. */
export interface TypedQuery {
  /** What it would give if it had no problems. */
  readonly type: ValueType;
  /** Empty when the server takes the query. Sorted by position. */
  readonly problems: readonly QueryProblem[];
}

/** A query, parsed and typed. */
export interface ValidatedQuery {
  readonly parsed: ParsedQuery;
  /** Undefined when the query does not parse. */
  readonly type: ValueType | undefined;
  /** What keeps it from parsing or, when it parses, the server from running it. Sorted by position. */
  readonly problems: readonly QueryProblem[];
}

/** Parses a query and checks it for a server. Never throws. */
export function validateQuery(text: string, profile: TargetProfile): ValidatedQuery {
  const parsed = parseQuery(text);
  const { expr, problems } = parsed;
  return expr === undefined ? { parsed, type: undefined, problems } : { parsed, ...checkTypes(expr, profile) };
}

/**
 * Checks what Prometheus checks before it runs a query, and what it refuses while it runs it whatever the data: types
 * and numbers of arguments, matching, ranges, regexes, names of labels, and parts of the language that the server does
 * not have. What a macro stands for is taken to fit. At most a hundred problems are told.
 */
export function checkTypes(expr: Expr, profile: TargetProfile): TypedQuery {
  const problems = new ProblemList(profile);
  const type = new TypeChecker(problems).check(expr);
  return { type, problems: problems.sorted };
}

const TYPE_NAMES: Readonly<Record<ValueType, string>> = {
  scalar: 'a scalar',
  string: 'a string',
  vector: 'an instant vector',
  matrix: 'a range vector',
};

class TypeChecker {
  readonly #problems: ProblemList;

  constructor(problems: ProblemList) {
    this.#problems = problems;
  }

  /** Checks a tree and gives its type. */
  check(expr: Expr): ValueType {
    switch (expr.kind) {
      case 'number':
        if (expr.duration) this.#problems.require(expr, SYNTAX.durationAsNumber, () => 'A duration as a number');
        if (expr.separated === true) this.#problems.require(expr, SYNTAX.separatedDigits, () => 'A `_` between digits');
        return 'scalar';
      case 'string':
        return 'string';
      case 'selector':
        this.#selector(expr, selectsSomething(expr));
        return 'vector';
      case 'matrix':
        this.#selector(expr.selector, selectsSomething(expr.selector));
        checkLength(expr.range, this.#problems);
        return 'matrix';
      case 'subquery':
        this.#subquery(expr);
        return 'matrix';
      case 'call':
        return this.#call(expr);
      case 'aggregation':
        this.#aggregation(expr);
        return 'vector';
      case 'binary':
        return this.#binary(expr);
      case 'unary':
        return this.#unary(expr);
      case 'paren':
        return this.check(expr.expr);
    }
  }

  #selector(node: Selector, specific: boolean): void {
    const { metric, matchers, edges, offset } = node;
    if (metric !== undefined) checkMetric(metric, this.#problems);
    for (const matcher of matchers) checkMatcher(matcher, this.#problems);
    if (!specific)
      this.#problems.report(
        node,
        () =>
          `\`${shown(node)}\` fits every series: name a metric, or add a matcher that an empty value does not pass.`,
      );
    const named = metric !== undefined && metric.quoted !== true;
    const again = named ? matchers.find(({ label }) => label.name === '__name__') : undefined;
    if (again !== undefined)
      this.#problems.report(again, () => `The metric is named before the braces and in them: leave one out.`);
    if (edges !== undefined) this.#problems.require(node, SYNTAX.edges, () => `\`${edges}\``);
    if (offset !== undefined) checkOffset(offset, this.#problems);
  }

  #subquery({ expr, range, step, offset }: Subquery): void {
    this.#expect(expr, 'vector', 'A subquery');
    checkLength(range, this.#problems);
    if (step !== undefined) checkLength(step, this.#problems);
    if (offset !== undefined) checkOffset(offset, this.#problems);
  }

  #call(node: Call): ValueType {
    const { name } = node.function;
    const signature = functionNamed(name);
    if (signature === undefined) {
      this.#problems.report(node.function, () => `\`${name}\` is not a function of PromQL.`);
      return 'vector';
    }
    checkCall(node, signature, this.#problems);
    const { args, max = args.length } = signature;
    for (const [index, arg] of node.args.entries()) {
      const wanted = index < max ? (args[index] ?? args.at(-1)) : undefined;
      if (isDataLabels(node, index) && arg.kind === 'selector') this.#selector(arg, true);
      else if (wanted === undefined) this.check(arg);
      else this.#expect(arg, wanted, `\`${name}()\``);
    }
    return signature.result;
  }

  #aggregation(node: Aggregation): void {
    const { operator, grouping, args } = node;
    const signature = aggregationNamed(operator.name);
    for (const label of grouping?.labels ?? []) checkGroupedLabel(label, this.#problems);
    if (signature === undefined) {
      this.#problems.report(operator, () => `\`${operator.name}\` is not an aggregation of PromQL.`);
      return;
    }
    const name = `\`${operator.name}()\``;
    this.#problems.require(operator, signature, () => name);
    const { parameter } = signature;
    const wanted: readonly ValueType[] = parameter === undefined ? ['vector'] : [parameter, 'vector'];
    const fits = args.length === wanted.length;
    if (!fits) {
      const types = wanted.map((type) => TYPE_NAMES[type]).join(' and ');
      this.#problems.report(node, () => `${name} takes ${types}, not ${args.length} arguments.`);
    }
    for (const [index, arg] of args.entries()) {
      const type = fits ? wanted[index] : undefined;
      if (type === undefined) this.check(arg);
      else this.#expect(arg, type, name);
    }
    const [label] = args;
    if (signature.labels === 'value-label' && label?.kind === 'string')
      checkLabelName(label, SYNTAX.utf8Name, this.#problems);
  }

  #binary(node: Binary): ValueType {
    const types = { left: this.#operand(node.left, node.operator), right: this.#operand(node.right, node.operator) };
    checkOperator(node, types, this.#problems);
    return types.left === 'scalar' && types.right === 'scalar' ? 'scalar' : 'vector';
  }

  #unary({ operator, expr }: Unary): ValueType {
    return this.#operand(expr, operator);
  }

  #operand(operand: Expr, operator: string): ValueType {
    const type = this.check(operand);
    const fits = type === 'vector' || (type === 'scalar' && !isSetOperator(operator));
    if (!fits) {
      const wanted = isSetOperator(operator) ? 'instant vectors' : 'scalars and instant vectors';
      this.#problems.report(
        operand,
        () => `\`${operator}\` is for ${wanted}; \`${shown(operand)}\` is ${TYPE_NAMES[type]}.`,
      );
    }
    return type;
  }

  #expect(node: Expr, wanted: ValueType, by: string): void {
    const type = this.check(node);
    if (type === wanted || standsForAnything(node)) return;
    const hint = wanted === 'matrix' && type === 'vector' ? rangeHint(node) : '';
    this.#problems.report(
      node,
      () => `${by} needs ${TYPE_NAMES[wanted]} here; \`${shown(node)}\` is ${TYPE_NAMES[type]}.${hint}`,
    );
  }
}

/** Prometheus refuses a selector that fits series without any label of their own. */
function selectsSomething({ metric, matchers }: Selector): boolean {
  if (metric !== undefined && (metric.templated || metric.name !== '')) return true;
  return matchers.some(({ operator, value }) => {
    if (value.templated) return true;
    const compiled = compileMatcher(operator, value.value);
    // What is wrong with a regex is reported elsewhere.
    return 'problem' in compiled || !compiled.test('');
  });
}

/** A macro that is a whole operand may stand for anything. */
function standsForAnything(node: Expr): boolean {
  const inner = withoutParens(node);
  return inner.kind === 'selector' && inner.matchers.length === 0 && MACRO.test(inner.metric?.written ?? '');
}

const MACRO = /^(?:\$\w+|\$\{[^{}]*\}|\[\[[^[\]]*\]\])$/;

function rangeHint(node: Expr): string {
  return withoutParens(node).kind === 'selector' ? ' Add a range, such as `[5m]`.' : ' Make it a subquery: `[5m:]`.';
}

function shown(node: Expr): string {
  return excerpt(print(node));
}
