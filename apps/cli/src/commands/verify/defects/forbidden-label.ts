import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';
import { forbiddenBy } from '../policies.ts';

/** A family has a label that the policy of a catalog forbids. */
export const forbiddenLabel = defineDefect<'page'>({
  id: 'forbidden-label',
  severity: 'error',
  scope: 'page',
  docs: {
    summary: 'A family has a label that the policy of its catalog forbids.',
    why: 'The policy says why: such labels are without bound, personal or secret, and a time series database keeps them for years.',
    fix: 'Leave the label out, and put the value into a log.',
    bad: [
      {
        page: examplePage('shop_queue_length', '{email="a@example.org"} 1'),
      },
    ],
    good: [{ page: examplePage('shop_queue_length', ' 1') }],
  },
  find({ catalogs, families }) {
    return [...families.values()].flatMap(({ name, samples }) => {
      const lines = new Map<string, number>();
      for (const { labels, line } of samples) {
        for (const label of labels.keys()) if (!lines.has(label)) lines.set(label, line);
      }
      return [...lines].flatMap(([label, line]) => {
        const policy = forbiddenBy(name, label, catalogs);
        if (policy === undefined) return [];
        const message = `\`${name}\` has the label \`${label}\`, which \`${policy.name}\` forbids: ${policy.forbidden[label]}`;
        return [{ family: name, line, message }];
      });
    });
  },
});
