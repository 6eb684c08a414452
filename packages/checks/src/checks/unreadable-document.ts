import { defineCheck } from '../check.ts';
import { readFile } from '../documents/read-file.ts';

/** A file that cannot be read as JSON or YAML. */
export const unreadableDocument = defineCheck({
  id: 'unreadable-document',
  scope: 'file',
  defect: 'impossible',
  docs: {
    summary: 'The file is empty, broken, or no text that JSON or YAML can be read from.',
    why: 'Grafana skips such a file and keeps what it had; Prometheus refuses to start with it.',
    bad: ['', '{ "panels": [', 'groups: [', 'groups: []\ngroups: []\n'],
    good: ['{ "panels": [] }', 'groups: []\n'],
  },
  check({ file, text }, _context, report) {
    for (const finding of readFile(file, text).findings) if (finding.check === 'unreadable-document') report(finding);
  },
});
