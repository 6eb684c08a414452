import { workflowCommand } from '../../../workflow-command.ts';
import type { Report } from './report.ts';

/** Workflow commands: GitHub shows each problem at its line of a pull request. */
export function formatGithub({ problems, lineOf }: Report): string {
  return problems
    .map((problem) => {
      const { check, severity, file, panel, message, fix } = problem;
      const title = panel === undefined ? check : `${check}: ${panel}`;
      return `${workflowCommand({ level: severity, file, line: lineOf(problem), title, message, fix })}\n`;
    })
    .join('');
}
