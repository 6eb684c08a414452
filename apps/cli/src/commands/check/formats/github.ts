import { type Problem, printable } from '@lockstep/checks';
import type { Report } from './report.ts';

/**
 * Workflow commands: GitHub shows each problem at its line of a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub({ problems, lineOf }: Report): string {
  return problems.map((problem) => `${commandOf(problem, lineOf(problem))}\n`).join('');
}

function commandOf({ check, severity, file, panel, message, fix }: Problem, line: number | undefined): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${property(printable(panel === undefined ? check : `${check}: ${panel}`))}`,
  ];
  return `::${severity} ${properties.join(',')}::${data(`${printable(message)}\nFix: ${printable(fix)}`)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
