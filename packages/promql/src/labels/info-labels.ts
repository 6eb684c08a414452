import { canHave, type LabelFlow, type SeriesLookup } from '../analysis.ts';
import type { Expr, Matcher, Selector, Span } from '../ast.ts';
import { openLabels, setLabel } from './label-set.ts';
import { selectorLabels } from './selector-labels.ts';

/**
 * Labels of `info(base, {...})`: those of the info series are added where the base has none. The second argument is no
 * selector of its own: its matchers name the wanted labels, and without one on `__name__` it means `target_info`.
 */
export function infoLabels(base: LabelFlow, data: Expr | undefined, at: Span, lookup: SeriesLookup): LabelFlow {
  const matchers = data?.kind === 'selector' ? data.matchers : [];
  const source = infoSelector(data, at);
  const info = selectorLabels(source, lookup(source));
  const wanted = matchers.map(({ label }) => label).filter(({ name }) => name !== '__name__');
  if (wanted.some(({ templated }) => templated)) return openLabels(base);
  if (wanted.length === 0 && info.may === 'anything') return openLabels(base);
  const added = wanted.length > 0 || info.may === 'anything' ? wanted.map(({ name }) => name) : info.may;
  return [...added]
    .filter((name) => name !== '__name__' && canHave(info, name))
    .reduce((flow, name) => setLabel(flow, name, base.must.has(name)), base);
}

function infoSelector(data: Expr | undefined, at: Span): Selector {
  const selector: Selector =
    data?.kind === 'selector' ? data : { kind: 'selector', metric: undefined, matchers: [], from: at.from, to: at.to };
  if (selector.metric !== undefined || selector.matchers.some(choosesMetric)) return selector;
  // Only exclusions mean all that end in `_info`.
  const excludes = selector.matchers.some(({ label }) => label.name === '__name__');
  return excludes
    ? selector
    : { ...selector, metric: { name: 'target_info', templated: false, from: at.from, to: at.to } };
}

function choosesMetric({ label, operator }: Matcher): boolean {
  return label.name === '__name__' && (operator === '=' || operator === '=~');
}
