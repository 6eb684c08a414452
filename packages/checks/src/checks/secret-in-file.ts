import { defineCheck } from '../check.ts';
import { readFile } from '../documents/read-file.ts';

/** A password or token in a file. */
export const secretInFile = defineCheck({
  id: 'secret-in-file',
  scope: 'file',
  defect: 'impossible',
  docs: {
    summary: 'A dashboard, data source or rule file holds a password, a token or a key in clear text.',
    why: 'Such files are shared, published and kept for ever; whoever reads one can use the secret.',
    bad: [
      '{ "panels": [{ "targets": [{ "url_options": { "headers": [{ "Authorization": "Bearer abcdefghijklmnop0123" }] } }] }] }',
      'apiVersion: 1\ndatasources:\n  - name: Prometheus\n    basicAuthPassword: hunter2\n',
      'groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: up == 0\n        annotations: { dashboard: "https://me:hunter2@grafana.example/" }\n',
    ],
    good: [
      'apiVersion: 1\ndatasources:\n  - name: Prometheus\n    basicAuthPassword: $PROMETHEUS_PASSWORD\n',
      '{ "panels": [{ "title": "Logins by password" }] }',
    ],
  },
  check({ file, text }, _context, report) {
    for (const finding of readFile(file, text).findings) if (finding.check === 'secret-in-file') report(finding);
  },
});
