import { defineCheck } from '../check.ts';
import { readFile } from '../documents/read-file.ts';

/** A file that is read, and holds nothing that could be checked. */
export const unknownDocument = defineCheck({
  id: 'unknown-document',
  scope: 'file',
  defect: 'impossible',
  docs: {
    summary: 'The file holds neither a dashboard nor rules.',
    why: 'A file that nothing is found in looks as if all were well with it.',
    bad: ['{ "name": "package" }', 'scrape_configs: []\n', 'a note'],
    good: ['{ "dashboard": { "panels": [] } }', 'groups: []\n'],
  },
  check({ file, text }, _context, report) {
    for (const finding of readFile(file, text).findings) if (finding.check === 'unknown-document') report(finding);
  },
});
