import { spawnSync } from 'node:child_process';

/** What a promtool said about a page. */
export interface PromtoolAnswer {
  readonly exitCode: number | null;
  /** Lines of standard error: one finding each, `metric text`. */
  readonly findings: readonly string[];
}

/** `promtool check metrics` of a page in the text format. */
export function checkMetrics(promtool: string, page: string): PromtoolAnswer {
  const { status, stderr, error } = spawnSync(promtool, ['check', 'metrics'], { input: page, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return { exitCode: status, findings: stderr.split('\n').filter((line) => line !== '') };
}
