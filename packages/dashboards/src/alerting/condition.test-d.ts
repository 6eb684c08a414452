import { defineCondition } from './condition.ts';
import { none } from './names.ts';
import { targets } from './series.ts';

const up = {
  name: 'Down',
  severity: 'critical',
  for: '5m',
  quantity: targets.up.maxBy('job', 'instance'),
  fires: { when: 'equalTo', threshold: 0 },
  names: none,
} as const;
const panel = { id: 1, meaning: 'A test.', unit: 'none', noValue: 'Nothing' };

defineCondition({
  ...up,
  summary: ({ label }) => label('instance'),
  description: () => 'It is down.',
  panel: { ...panel, legend: (quantity) => quantity.legend('{{instance}}') },
});

defineCondition({
  ...up,
  // @ts-expect-error The alert has no such label.
  summary: ({ label }) => label('host'),
  description: () => 'It is down.',
  panel: { ...panel, legend: (quantity) => quantity.legend('{{instance}}') },
});

// @ts-expect-error Nobody would know what to do: the description is missing.
defineCondition({
  ...up,
  summary: () => 'Down',
  panel: { ...panel, legend: (quantity) => quantity.legend('{{instance}}') },
});

// @ts-expect-error Nothing plots it.
defineCondition({ ...up, summary: () => 'Down', description: () => 'It is down.' });
