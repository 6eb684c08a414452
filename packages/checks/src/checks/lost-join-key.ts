import { defineCheck, type PanelSubject } from '../check.ts';
import { excludedColumns, resultLabels, shownTargets } from '../columns.ts';
import type { TargetView } from '../documents/document.ts';

/** Transformations beside which only `merge` brings rows together. */
const SIMPLE: ReadonlySet<string> = new Set(['merge', 'organize', 'sortBy', 'limit']);

/** Rows of a table that do not come together. */
export const lostJoinKey = defineCheck({
  id: 'lost-join-key',
  scope: 'panel',
  defect: 'misleading',
  docs: {
    summary: 'The queries of a table share no label to merge on, or keep their names, which differ.',
    why: '`merge` puts rows together that agree in every column they share; what differs stays apart, row by row.',
    bad: [
      {
        type: 'table',
        targets: [
          { refId: 'busy', expr: 'queue_length', format: 'table', instant: true },
          { refId: 'start', expr: 'backup_last_success_timestamp_seconds', format: 'table', instant: true },
        ],
        transformations: [{ id: 'merge', options: {} }],
      },
    ],
    good: [
      {
        type: 'table',
        targets: [
          { refId: 'busy', expr: 'sum by (host) (host_up)', format: 'table', instant: true },
          {
            refId: 'start',
            expr: 'max by (host) (backup_last_success_timestamp_seconds)',
            format: 'table',
            instant: true,
          },
        ],
        transformations: [{ id: 'merge', options: {} }],
      },
    ],
  },
  check(subject, _context, report) {
    const { panel } = subject;
    const targets = shownTargets(subject).filter(({ json }) => json['format'] === 'table');
    if (panel.type !== 'table' || targets.length < 2 || panel.transformations.some(({ id }) => !SIMPLE.has(id))) return;
    const named = targets.filter((target) => keepsName(target, subject));
    // A name that only one of them has is no key; it is but a column, which may be taken out.
    if (named.length === 1 && excludedColumns(subject).has('__name__')) named.pop();
    for (const { path, refId } of named) {
      report({
        path,
        message: `Query \`${refId}\` keeps the name of its metric, which is another in each query.`,
        fix: 'Group it by the labels of a row: `max by (host) (...)`.',
      });
    }
    for (const [{ path, refId }, label] of odd(targets, subject)) {
      report({
        path,
        message: `Query \`${refId}\` need not have the label \`${label}\`, which all others have: its rows are merged without it.`,
        fix: `Group it by \`${label}\`, too.`,
      });
    }
    if (named.length > 0 || (mayShare(targets.map((target) => resultLabels(target, subject))) && hasMerge(subject)))
      return;
    report({
      path: `${panel.path}/transformations`,
      message: 'The queries are not merged on a common label.',
      fix: 'Group all by the same labels and add `merge`.',
    });
  },
});

function keepsName(target: TargetView, { query }: PanelSubject): boolean {
  const subject = query(target);
  return subject?.analysis.labels(subject.expr)?.must.has('__name__') === true;
}

/** Queries that alone lack a label. With two, either may be the one that is meant. */
function odd(targets: readonly TargetView[], { query }: PanelSubject): (readonly [TargetView, string])[] {
  if (targets.length < 3) return [];
  const labels = targets.map((target) => {
    const subject = query(target);
    return subject?.analysis.labels(subject.expr)?.must ?? new Set<string>();
  });
  const counts = new Map<string, number>();
  for (const label of labels.flatMap((has) => [...has])) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].flatMap(([label, count]) => {
    const without = count === targets.length - 1 ? targets[labels.findIndex((has) => !has.has(label))] : undefined;
    return without === undefined ? [] : [[without, label] as const];
  });
}

function mayShare(labels: readonly (readonly string[] | undefined)[]): boolean {
  const known = labels.filter((one) => one !== undefined);
  const [first, ...others] = known;
  return (
    first === undefined || others.length === 0 || first.some((label) => others.every((other) => other.includes(label)))
  );
}

function hasMerge({ panel }: PanelSubject): boolean {
  return panel.transformations.some(({ id }) => id === 'merge');
}
