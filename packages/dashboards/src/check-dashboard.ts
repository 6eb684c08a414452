import type { Check, CheckContext } from './checks/check.ts';
import { CHECKS } from './checks/index.ts';
import { viewOf } from './checks/view.ts';
import type { DashboardProblem } from './problem.ts';

/**
 * Everything that is wrong with a dashboard, in the order of the checks: by the closed schema, and by the checks that
 * see what no schema can. Any JSON may be given; nothing is thrown.
 */
export function checkDashboard(dashboard: unknown, context: CheckContext): DashboardProblem[] {
  const view = viewOf(dashboard);
  return CHECKS.flatMap(({ id, check }: Check) =>
    check(view, context).map((finding) => ({ check: id, severity: 'error' as const, ...finding })),
  );
}
