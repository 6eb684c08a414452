import { defineCheck } from '../check.ts';
import { DATA_PANELS } from '../data-panels.ts';
import { textOf } from '../documents/loose.ts';

/** A panel that does not say what it shows. */
export const missingDescription = defineCheck({
  id: 'missing-description',
  scope: 'panel',
  defect: 'style',
  docs: {
    summary: 'A panel has no title or no description.',
    why: 'Who looks at it at night has to guess what it means, and what to do.',
    bad: [{ type: 'stat', title: 'Hosts', targets: [{ refId: 'A', expr: 'up' }] }],
    good: [{ type: 'stat', title: 'Hosts', description: 'Hosts that answer.', targets: [{ refId: 'A', expr: 'up' }] }],
  },
  check({ panel: { type, title, json, path, library } }, _context, report) {
    if (!DATA_PANELS.has(type) || library !== undefined) return;
    const lacks = [title === '' ? 'title' : '', textOf(json['description']) === '' ? 'description' : ''].filter(
      Boolean,
    );
    if (lacks.length === 0) return;
    report({ path, message: `The panel has no ${lacks.join(' and no ')}.`, fix: 'Say what it shows, and what to do.' });
  },
});
