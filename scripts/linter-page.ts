import { LINTER_RULES } from '@lockstep/checks';

/** What became of each rule of grafana/dashboard-linter, as Markdown. */
export function linterPage(): string {
  const rows = LINTER_RULES.map(({ rule, checks, reason }) => {
    const answer = checks.length === 0 ? 'left out' : checks.map((id) => `[${id}](checks/${id}.md)`).join(', ');
    return `| ${rule} | ${answer} | ${reason} |`;
  });
  return [
    '<!-- Generated from packages/checks by `npm run generate`. DO NOT EDIT. -->',
    '',
    '# Rules of grafana/dashboard-linter',
    '',
    `Each of its ${LINTER_RULES.length} rules has one answer here: the checks that find the same, or why it is left out.`,
    '',
    '| rule | checks | how far |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
