import { defineCheck } from '../check.ts';

const MAX_LENGTH = 40;

/** A uid that Grafana refuses. */
export const invalidUid = defineCheck({
  id: 'invalid-uid',
  scope: 'dashboard',
  defect: 'impossible',
  docs: {
    summary: 'The uid of a dashboard is longer than 40 characters, or has others than letters, digits, `-` and `_`.',
    why: 'Grafana refuses to save it, and a provisioned file is skipped with a line in the log.',
    bad: [{ panels: [], uid: 'hosts of the fleet', title: 'Hosts' }],
    good: [{ panels: [], uid: 'hosts-of-the-fleet', title: 'Hosts' }],
  },
  check({ uid, path, flavour }, _context, report) {
    if (flavour !== 'panels' || (/^[\w-]*$/.test(uid) && uid.length <= MAX_LENGTH)) return;
    report({
      path: `${path}/uid`,
      message: `\`${uid}\` is no uid that Grafana takes.`,
      fix: `Use at most ${MAX_LENGTH} letters, digits, \`-\` and \`_\`.`,
    });
  },
});
