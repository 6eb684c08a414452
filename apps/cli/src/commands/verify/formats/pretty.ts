import { styleText } from 'node:util';
import { printable } from '@lockstep/checks';
import type { Finding } from '../compare-page.ts';
import type { Coverage } from '../coverage.ts';
import { FINDING_SEVERITIES, type FindingSeverity } from '../defect.ts';
import type { IgnoredFindings } from '../ignore.ts';
import { DEFECT_PAGE, docsOf, percentText, type VerifyReport } from './report.ts';

/** Findings of one defect that are shown; the others are counted. */
const MAX_SHOWN = 20;

/** For people: findings by defect, the worst first, each defect explained once; then what was left out, and the coverage. */
export function formatPretty({ target, findings, coverage, ignored, colour }: VerifyReport): string {
  const blocks = groupsOf(findings).map((group) => `${renderGroup(group, { target, colour })}\n`);
  const leftOut = ignored.filter(({ count }) => count > 0).map(leftOutLine);
  const end = [...leftOut, coverageLine(coverage), countsLine(findings)].map((line) => `${line}\n`).join('');
  return [...blocks, end].join('\n');
}

/** Findings of one defect and one severity, as text without colours, without a final newline. */
export function renderFindings(findings: readonly [Finding, ...Finding[]], target: string): string {
  return renderGroup(findings, { target, colour: false });
}

type Group = readonly [Finding, ...Finding[]];

/** They are sorted already. */
function groupsOf(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.defect}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

const TONES: Readonly<Record<FindingSeverity, 'red' | 'yellow' | 'blue'>> = {
  error: 'red',
  warning: 'yellow',
  note: 'blue',
};

function renderGroup(group: Group, { target, colour }: Pick<VerifyReport, 'target' | 'colour'>): string {
  const [{ severity, defect }] = group;
  const docs = docsOf(group[0]);
  const word = colour ? styleText(['bold', TONES[severity]], severity, { validateStream: false }) : severity;
  const more = group.length - MAX_SHOWN;
  return [
    `${word}  ${defect}  ${printable(target)}`,
    ...group
      .slice(0, MAX_SHOWN)
      .map(({ line, message }) => `  ${line === undefined ? '' : `line ${line}: `}${printable(message)}`),
    ...(more > 0 ? [`  ... and ${more} more`] : []),
    ...(docs === undefined ? [] : [`  Why: ${docs.why}`, `  Fix: ${docs.fix}      ${DEFECT_PAGE}#${defect}`]),
  ].join('\n');
}

function leftOutLine({ ignore: { text, defect, reason }, count }: IgnoredFindings): string {
  const what = defect === undefined ? counted(count, 'family', 'families') : counted(count, 'finding');
  return `Left out: ${what} by \`${printable(text)}\`${reason === '' ? ', without a reason' : ''}.`;
}

function coverageLine({ families, withRow, percent, rising, updated }: Coverage): string {
  return (
    `Coverage: ${percentText(percent)}: ${withRow} of ${counted(families, 'family', 'families')} have a row; ` +
    `${updated} of ${rising} that count have counted something since the start.`
  );
}

function countsLine(findings: readonly Finding[]): string {
  const counts = FINDING_SEVERITIES.map((level) =>
    counted(findings.filter(({ severity }) => severity === level).length, level),
  );
  return `${counts.join(', ')}.`;
}

function counted(count: number, word: string, plural = `${word}s`): string {
  return `${count} ${count === 1 ? word : plural}`;
}
