import type { LabelDescription } from '@lockstep/catalog';
import {
  type Analysis,
  analyse,
  canHave,
  EVERYTHING,
  functionNamed,
  type Expr,
  lossOf,
  type Matcher,
  type Name,
  nearest,
  type Selector,
  selectorsIn,
  type Span,
  type Unit,
  validateQuery,
  walk,
} from '@lockstep/promql';
import type { Known, KnownSeries } from './known-series.ts';
import { QueryError } from './query-error.ts';

/** What a text says, given what is known of the series that it reads. */
export interface Facts {
  readonly labels: readonly string[] | 'anything';
  readonly unit: Unit | undefined;
  readonly metrics: readonly string[];
  readonly unchecked: readonly string[];
}

/**
 * Reads a query, whoever wrote it: builder and template tag both end here, so that one cannot know better than the
 * other.
 *
 * @throws {QueryError} when it does not parse, names a metric, label or value that cannot be, or takes a counter
 * for a gauge.
 */
export function inspect(text: string, known: Known): Facts {
  const expr = parse(text);
  const selectors = selectorsIn(expr);
  const analysis = analyse((selector) => known.get(nameOf(selector) ?? '')?.facts);
  const [problem] = [
    ...selectors.flatMap((selector) => selectorProblems(selector, known)),
    ...misusedKinds(expr, known),
    ...lostLabels(expr, analysis),
  ];
  if (problem !== undefined) throw new QueryError(pointAt(text, problem));
  const found = selectors.flatMap((selector) => known.get(nameOf(selector) ?? '') ?? []);
  return {
    labels: labelsOf(expr, analysis),
    unit: analysis.unit(expr),
    metrics: unique(found.map(({ family }) => family)),
    unchecked: unique(found.filter(({ checked }) => !checked).map(({ family }) => family)),
  };
}

interface Problem extends Span {
  readonly message: string;
}

/** Refuses what no server takes. Whether a certain server is new enough is the business of checks, which know it. */
function parse(text: string): Expr {
  const { parsed, type, problems } = validateQuery(text, EVERYTHING);
  const [problem] = problems;
  if (problem !== undefined) throw new QueryError(pointAt(text, problem));
  if (parsed.expr !== undefined && (type === 'vector' || type === 'scalar')) return parsed.expr;
  const message =
    type === 'matrix'
      ? 'A range vector is no value yet: rate() or avg_over_time() makes one of it.'
      : 'A string is no query.';
  throw new QueryError(pointAt(text, { from: 0, to: text.length, message }));
}

/** The one metric that a selector names; undefined when it names several, or leaves it to a variable. */
function nameOf({ metric, matchers }: Selector): string | undefined {
  if (metric !== undefined) return metric.templated ? undefined : metric.name;
  const matcher = matchers.find(({ label, operator }) => label.name === '__name__' && operator === '=');
  return matcher === undefined || matcher.value.templated ? undefined : matcher.value.value;
}

function selectorProblems(selector: Selector, known: Known): Problem[] {
  const { from, to } = selector.metric ?? selector;
  const name = nameOf(selector);
  if (name === undefined) return [{ from, to, message: 'It is not known which metric is meant. Name exactly one.' }];
  const series = known.get(name);
  if (series === undefined) return [{ from, to, message: unknownMetric(name, known) }];
  return selector.matchers.flatMap((matcher) => matcherProblems(matcher, name, series));
}

function unknownMetric(name: string, known: Known): string {
  const parts = [...known.keys()].filter((other) => known.get(other)?.family === name);
  if (parts.length > 0) return `\`${name}\` has no series of its own name. Ask for ${either(parts)}.`;
  return `No catalog of this query has \`${name}\`.${didYouMean(name, known.keys())}`;
}

function matcherProblems({ label, operator, value, from, to }: Matcher, name: string, series: KnownSeries): Problem[] {
  if (label.templated || label.name === '__name__') return [];
  const description = series.labels[label.name];
  if (description === undefined) {
    if (series.facts.may === 'anything') return [];
    const fix = didYouMean(label.name, Object.keys(series.labels));
    return [{ from, to, message: `\`${name}\` has no label \`${label.name}\`.${fix}` }];
  }
  const literal = (operator === '=' || operator === '!=') && !value.templated;
  if (!literal || allows(description, value.value)) return [];
  const is = `It is ${either(description.values)}.`;
  return [{ from, to, message: `\`${label.name}\` of \`${name}\` is never \`${value.value}\`. ${is}` }];
}

function allows({ kind, values, optional }: LabelDescription, value: string): boolean {
  return kind === 'open' || values.includes(value) || (value === '' && optional === true);
}

/** Functions for counters on the samples of gauges, and the reverse. */
function misusedKinds(expr: Expr, known: Known): Problem[] {
  const found: Problem[] = [];
  walk(expr, (node) => {
    if (node.kind !== 'call') return;
    const { function: callee, args, from, to } = node;
    const wanted = functionNamed(callee.name)?.wants;
    const name = args[0]?.kind === 'matrix' ? nameOf(args[0].selector) : undefined;
    const { kind = 'unknown' } = known.get(name ?? '') ?? {};
    if (wanted === undefined || name === undefined || kind === 'unknown' || kind === wanted) return;
    found.push({ from, to, message: `\`${name}\` is a ${kind}; \`${callee.name}\` needs a ${wanted}.` });
  });
  return found;
}

/** Labels that an aggregation groups by, or an operator joins on, though no series can have them. */
function lostLabels(expr: Expr, analysis: Analysis): Problem[] {
  const found: Problem[] = [];
  walk(expr, (node) => {
    if (node.kind === 'aggregation' && node.grouping?.kind === 'by') {
      found.push(...impossible(node.grouping.labels, node.args.at(-1), analysis));
    }
    if (node.kind === 'binary' && node.matching?.kind === 'on') {
      found.push(...[node.left, node.right].flatMap((side) => impossible(node.matching?.labels ?? [], side, analysis)));
    }
  });
  return found;
}

function impossible(names: readonly Name[], of: Expr | undefined, analysis: Analysis): Problem[] {
  const flow = of === undefined ? undefined : analysis.labels(of);
  if (flow === undefined) return [];
  return names
    .filter(({ name, templated }) => !templated && !canHave(flow, name))
    .map(({ name, from, to }) => {
      const why = lossOf(flow, name)?.reason ?? `There is no label \`${name}\` in what stands here.`;
      return { from, to, message: `${why} It has ${either(labelNames(flow.may))}.` };
    });
}

function labelsOf(expr: Expr, analysis: Analysis): readonly string[] | 'anything' {
  const may = analysis.labels(expr)?.may ?? new Set();
  return may === 'anything' ? may : labelNames(may);
}

function labelNames(may: ReadonlySet<string> | 'anything'): string[] {
  return may === 'anything' ? [] : [...may].filter((label) => label !== '__name__');
}

function didYouMean(word: string, candidates: Iterable<string>): string {
  const close = nearest(word, candidates);
  return close === undefined ? '' : ` Did you mean \`${close}\`?`;
}

function either(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? (quoted[0] ?? 'none') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

/** The message above the query, with carets below the place. Queries of several lines are shown as one. */
function pointAt(text: string, { from, to, message }: Problem): string {
  const carets = ' '.repeat(from) + '^'.repeat(Math.max(1, to - from));
  return `${message}\n  ${text.replaceAll(/\s/g, ' ')}\n  ${carets}`;
}
