import { defineCheck } from '../check.ts';

/** A dashboard without a title. */
export const missingTitle = defineCheck({
  id: 'missing-title',
  scope: 'dashboard',
  defect: 'impossible',
  docs: {
    summary: 'A dashboard has a uid and no title.',
    why: 'Grafana refuses to save it, and a provisioned file is skipped with a line in the log.',
    bad: [{ panels: [], uid: 'fleet' }],
    good: [{ panels: [], uid: 'fleet', title: 'Fleet' }],
  },
  check({ uid, title, path, flavour }, _context, report) {
    // Without a uid it may be a part of one, as documentation has it.
    if (flavour !== 'panels' || uid === '' || title !== '') return;
    report({ path: `${path}/title`, message: 'The dashboard has no title.', fix: 'Give it one.' });
  },
});
