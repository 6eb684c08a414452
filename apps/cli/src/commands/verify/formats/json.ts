import { FINDING_SEVERITIES } from '../defect.ts';
import { docsOf, type VerifyReport } from './report.ts';

/** One object. Keys and their order are part of the interface; those that are not known are left out. */
export function formatJson({ target, catalogs, coverage, ignored, findings }: VerifyReport): string {
  const counts = FINDING_SEVERITIES.map((level) => [
    level,
    findings.filter(({ severity }) => severity === level).length,
  ]);
  const report = {
    target,
    catalogs,
    counts: Object.fromEntries(counts),
    coverage,
    ignored: ignored.map(({ ignore: { text, reason }, count }) => ({ ignore: text, reason, count })),
    findings: findings.map((finding) => {
      const { defect, severity, family, line, message } = finding;
      return { defect, severity, family, line, message, fix: docsOf(finding)?.fix };
    }),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
