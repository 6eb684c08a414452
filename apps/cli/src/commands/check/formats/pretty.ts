import { styleText } from 'node:util';
import { type Problem, printable, renderProblem } from '@lockstep/checks';
import type { Report, ReportCounts } from './report.ts';

/**
 * For people: problems by file, then what is gone from the baseline, then one line with what was looked at. A check is
 * explained at its first problem.
 */
export function formatPretty({ problems, counts, gone, colour }: Report): string {
  const paint = colour ? painted : (text: string) => text;
  const explained = new Set<string>();
  const blocks = problems.map((problem) => {
    const text = renderProblem(problem, { explain: !explained.has(problem.check) });
    explained.add(problem.check);
    return `${paint(text, problem)}\n`;
  });
  const goneBlock =
    gone.length === 0
      ? []
      : [`No longer found; write the baseline again:\n${gone.map((entry) => `  ${printable(entry)}`).join('\n')}\n`];
  return [...blocks, ...goneBlock, `${summary(problems, counts)}\n`].join('\n');
}

/** Colours the severity at the start, and the carets. */
function painted(text: string, { severity }: Problem): string {
  const tone = severity === 'error' ? 'red' : 'yellow';
  const options = { validateStream: false } as const;
  return text
    .replace(/^\w+/, (word) => styleText(['bold', tone], word, options))
    .replace(/^( *)(\^+)$/m, (_, indent: string, carets: string) => indent + styleText(tone, carets, options));
}

function summary(problems: readonly Problem[], counts: ReportCounts): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const found = `${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}`;
  const looked = [
    counted(counts.files, 'file'),
    counted(counts.dashboards, 'dashboard'),
    counted(counts.rules, 'rule'),
    counted(counts.queries, 'query', 'queries'),
  ].join(', ');
  const notes = [
    [counts.accepted, counted(counts.accepted, 'problem accepted', 'problems accepted') + ' by the baseline'],
    [counts.skippedTargets, counted(counts.skippedTargets, 'target') + ' of other data sources skipped'],
    [counts.otherFiles, counted(counts.otherFiles, 'other file') + ' passed over'],
  ] as const;
  return [`${found} in ${looked}`, ...notes.filter(([count]) => count > 0).map(([, note]) => note)].join('; ') + '.';
}

function counted(count: number, word: string, plural = `${word}s`): string {
  return `${count} ${count === 1 ? word : plural}`;
}
