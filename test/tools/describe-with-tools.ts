import { describe, expect, it } from 'vitest';
import { findTool, type Program, type Suite, type Tool } from './find-tool.ts';

/** A program that a group of tests needs; `suite` when it must be that suite's version. */
export interface ToolNeed {
  readonly program: Program;
  readonly suite?: Suite;
}

/**
 * A `describe` for tests that drive real programs. Where one is missing the group is one skipped test whose reason names
 * the package; with CI set it is one failed test, but for programs of sid, whose archive may be broken on any day.
 *
 *     describeWithTools('scrape', { prometheus: { program: 'prometheus', suite: 'trixie' } }, ({ prometheus }) => {
 *       it('answers', () => run(prometheus.path));
 *     });
 */
export function describeWithTools<const Needs extends Readonly<Record<string, ToolNeed>>>(
  name: string,
  needs: Needs,
  body: (tools: { readonly [Key in keyof Needs]: Tool }) => void,
): void {
  const looked = Object.entries(needs).map(([key, need]) => ({ key, need, result: findTool(need.program, need) }));
  const missing = looked.flatMap(({ need, result }) => ('missing' in result ? [{ need, reason: result.missing }] : []));
  describe(name, () => {
    if (missing.length > 0) return reportMissing(missing);
    body(Object.fromEntries(looked.map(({ key, result }) => [key, result])) as { [Key in keyof Needs]: Tool });
  });
}

function reportMissing(missing: readonly { readonly need: ToolNeed; readonly reason: string }[]): void {
  const reason = missing.map((each) => each.reason).join('; ');
  const isError = Boolean(process.env['CI']) && missing.some(({ need }) => need.suite !== 'sid');
  it('has the programs it drives', (context) => {
    if (!isError) context.skip(reason);
    expect.fail(`${reason}. With CI set this is an error.`);
  });
}
