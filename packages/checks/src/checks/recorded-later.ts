import { type Expr, walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { ruleExample, ruleList } from '../example-use.ts';
import type { RuleGroupView } from '../documents/document.ts';

/** A rule reads a series that a later rule of its group records. */
export const recordedLater = defineCheck<'rule'>({
  id: 'recorded-later',
  scope: 'rule',
  defect: 'misleading',
  docs: {
    summary: 'A rule reads a series that its group records only afterwards.',
    why: 'Rules of a group are evaluated in order: it reads what the evaluation before has left, and nothing after a start.',
    bad: [
      ruleList(
        ruleExample({ record: 'queue:length:max', expr: 'max(queue:length)' }),
        ruleExample({ record: 'queue:length', expr: 'sum by (queue) (queue_length)' }),
      ),
    ],
    good: [
      ruleList(
        ruleExample({ record: 'queue:length', expr: 'sum by (queue) (queue_length)' }),
        ruleExample({ record: 'queue:length:max', expr: 'max(queue:length)' }),
      ),
    ],
  },
  check({ rule, group, query }, _context, report) {
    if (query === undefined) return;
    const at = group.rules.indexOf(rule);
    const recorded = recordedAt(group);
    for (const name of readNow(query.expr)) {
      const first = recorded.get(name);
      if (first === undefined || first <= at) continue;
      report({
        path: rule.query.path,
        message: `\`${name}\` is recorded further down in \`${group.name}\`, so an old value is read.`,
        fix: `Move the rule that records \`${name}\` up.`,
      });
    }
  },
});

/** Names of series whose newest sample is read; a range holds old ones anyway. */
function readNow(expr: Expr): ReadonlySet<string> {
  const names = new Set<string>();
  walk(expr, (node, around) => {
    const inRange = around.some(({ kind }) => kind === 'matrix' || kind === 'subquery');
    if (node.kind === 'selector' && node.metric !== undefined && !inRange) names.add(node.metric.name);
  });
  return names;
}

/** Where in a group a series is recorded first. Worked out once for a group, so that checking stays linear. */
function recordedAt(group: RuleGroupView): ReadonlyMap<string, number> {
  const known = RECORDED_AT.get(group);
  if (known !== undefined) return known;
  const first = new Map<string, number>();
  group.rules.forEach(({ kind, name }, at) => {
    if (kind === 'record' && !first.has(name)) first.set(name, at);
  });
  RECORDED_AT.set(group, first);
  return first;
}

const RECORDED_AT = new WeakMap<RuleGroupView, ReadonlyMap<string, number>>();
