import { type Analysis, canHave, type Expr, selectorsIn } from '@lockstep/promql';

/**
 * Whether a selector asks for a label that is not there, which is a problem of its own. What follows from it is not told,
 * too: legends and texts are about series that do not exist.
 */
export function asksForNothing(expr: Expr, analysis: Analysis): boolean {
  return selectorsIn(expr).some((selector) => {
    const flow = analysis.labels(selector);
    return flow !== undefined && selector.matchers.some(({ label }) => !label.templated && !canHave(flow, label.name));
  });
}
