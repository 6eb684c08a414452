import { workflowCommand } from '../../../workflow-command.ts';
import { docsOf, type VerifyReport } from './report.ts';

/** Workflow commands: GitHub shows each finding; that of a file at its line. */
export function formatGithub({ target, isFile, findings }: VerifyReport): string {
  return findings
    .map((finding) => {
      const { defect, severity, family, line, message } = finding;
      return `${workflowCommand({
        level: severity === 'note' ? 'notice' : severity,
        ...(isFile ? { file: target, line } : {}),
        title: family === undefined ? defect : `${defect}: ${family}`,
        message,
        fix: docsOf(finding)?.fix ?? '',
      })}\n`;
    })
    .join('');
}
