import type { LabelFlow } from '../analysis.ts';
import type { Expr, Matcher } from '../ast.ts';
import { withoutParens } from '../walk.ts';
import { ANY_LABELS, dropLabels, NO_LABELS, setLabel } from './label-set.ts';

/**
 * Labels of `absent(arg)` and `absent_over_time(arg)`: those that the matchers of a plain selector fix. Parentheses do
 * not matter. A second matcher on a label takes it away again, even when it says the same. Where a `!=` stands before the `=`
 * nobody can tell: Prometheus 3 puts matchers that only take away last as soon as it has data to look through.
 */
export function absentLabels(arg: Expr | undefined): LabelFlow {
  const seen = new Set<string>();
  const unfixed = new Set<string>();
  let flow = NO_LABELS;
  for (const matcher of matchersOf(arg)) {
    const { name, templated } = matcher.label;
    if (templated) return ANY_LABELS;
    if (name === '__name__') continue;
    flow =
      matcher.operator === '=' && !seen.has(name) ? fixed(flow, matcher, !unfixed.has(name)) : removed(flow, matcher);
    (matcher.operator === '=' ? seen : unfixed).add(name);
  }
  return flow;
}

function matchersOf(arg: Expr | undefined): readonly Matcher[] {
  const inner = arg && withoutParens(arg);
  if (inner?.kind === 'matrix') return inner.selector.matchers;
  return inner?.kind === 'selector' ? inner.matchers : [];
}

function fixed(flow: LabelFlow, matcher: Matcher, isSure: boolean): LabelFlow {
  const { label, value } = matcher;
  if (value.value === '') return removed(flow, matcher);
  return setLabel(flow, label.name, isSure && !value.templated);
}

function removed(flow: LabelFlow, matcher: Matcher): LabelFlow {
  return dropLabels(flow, [matcher.label.name], { at: matcher, how: 'not fixed by exactly one `=`' });
}
