import { describe, expect, it } from 'vitest';
import { CHECKS } from './checks/index.ts';
import { LINTER_RULES } from './linter-rules.ts';

describe('the rules of grafana/dashboard-linter', () => {
  it('are all there, each once', () => {
    const rules = LINTER_RULES.map(({ rule }) => rule);
    expect(rules).toHaveLength(17);
    expect(rules).toEqual([...new Set(rules)].toSorted());
  });

  it.each(LINTER_RULES)('$rule is answered by checks that exist, or by a reason', ({ checks, reason }) => {
    const ids = new Set(CHECKS.map(({ id }) => id));
    expect(checks.filter((id) => !ids.has(id))).toEqual([]);
    expect(reason).toMatch(/\.$/);
  });
});
