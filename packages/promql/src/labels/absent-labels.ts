import type { LabelFlow } from '../analysis.ts';
import type { Expr, Matcher } from '../ast.ts';
import { withoutParens } from '../walk.ts';
import { ANY_LABELS, dropLabels, NO_LABELS, setLabel } from './label-set.ts';

/**
 * Labels of `absent(arg)` and `absent_over_time(arg)`: those that the matchers of a plain selector fix. Parentheses do
 * not matter. A second matcher on a label takes it away again, even when it says the same.
 */
export function absentLabels(arg: Expr | undefined): LabelFlow {
  const seen = new Set<string>();
  let flow = NO_LABELS;
  for (const matcher of matchersOf(arg)) {
    const { name, templated } = matcher.label;
    if (templated) return ANY_LABELS;
    if (name === '__name__') continue;
    flow = matcher.operator === '=' && !seen.has(name) ? fixed(flow, matcher) : removed(flow, matcher);
    if (matcher.operator === '=') seen.add(name);
  }
  return flow;
}

function matchersOf(arg: Expr | undefined): readonly Matcher[] {
  const inner = arg && withoutParens(arg);
  if (inner?.kind === 'matrix') return inner.selector.matchers;
  return inner?.kind === 'selector' ? inner.matchers : [];
}

function fixed(flow: LabelFlow, matcher: Matcher): LabelFlow {
  const { label, value } = matcher;
  if (value.value === '') return removed(flow, matcher);
  return setLabel(flow, label.name, !value.templated);
}

function removed(flow: LabelFlow, matcher: Matcher): LabelFlow {
  return dropLabels(flow, [matcher.label.name], { at: matcher, how: 'not fixed by exactly one `=`' });
}
