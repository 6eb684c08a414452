import { defineCheck } from '../check.ts';

/** An exclusion that keeps no problem from being reported. */
export const unusedExclusion = defineCheck<'exclusion'>({
  id: 'unused-exclusion',
  scope: 'exclusion',
  defect: 'impossible',
  docs: {
    summary: 'An exclusion excludes nothing, or gives no reason.',
    why: 'What it was made for is gone; if it stays, it hides the next problem of its kind.',
    bad: [
      { check: 'short-range', panel: 'Errors', reason: 'This exporter is scraped every 5 s.' },
      { check: 'short-range', file: 'overview.json', reason: '' },
    ],
    good: [{ check: 'short-range', file: 'overview.json', reason: 'This exporter is scraped every 5 s.' }],
  },
  check({ exclusion, problems }, _context, report) {
    const { check, reason, ...where } = exclusion;
    const place = Object.entries(where).map(([key, value]) => `${key} \`${value}\``);
    const which = [`\`${check}\``, ...place].join(', ');
    if (problems === 0) {
      report({
        message: `The exclusion of ${which} excludes nothing.`,
        fix: 'Remove it: what it accepted is gone.',
      });
    } else if (reason.trim() === '') {
      report({ message: `The exclusion of ${which} gives no reason.`, fix: 'Say why the problem is accepted.' });
    }
  },
});
