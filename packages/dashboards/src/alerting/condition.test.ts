import { describe, expect, it } from 'vitest';
import { type ConditionDefinition, defineCondition } from './condition.ts';
import { none, ofSource } from './names.ts';
import { backups, SOURCE, targets } from './series.ts';

const definition: ConditionDefinition<(typeof SOURCE)[number], 'host' | 'path' | 'name'> = {
  name: 'BackupOverdue',
  severity: 'warning',
  component: 'source',
  for: '5m',
  quantity: backups.backup_overdue.maxBy(...SOURCE),
  fires: { when: 'equalTo', threshold: 1 },
  names: ofSource,
  summary: ({ label, known }) => `${label('host')}: ${known('path', label('path'), 'no path')}`,
  description: ({ duration, percentage, number, decimal }) => [duration, percentage, number, decimal].join(' '),
  panel: {
    id: 1,
    meaning: 'A test.',
    unit: 'none',
    noValue: 'Nothing',
    legend: (quantity) => quantity.legend('{{host}}'),
  },
};

describe('defineCondition', () => {
  const condition = defineCondition(definition);

  it('records the quantity, compares what is recorded, and keeps rows without names', () => {
    expect(condition.recording?.record).toBe('source:backup_overdue:quantity');
    expect(condition.recording?.query.text).toBe('max by (tool, repository, source_id) (backup_overdue)');
    expect(condition.expression.text.split('\n').map((line) => line.trim())).toEqual([
      '(source:backup_overdue:quantity == 1)',
      '* on (tool, repository, source_id) group_left (host, path, name) source:backup_names',
      'or on (tool, repository, source_id)',
      '(source:backup_overdue:quantity == 1)',
    ]);
  });

  it('plots the quantity without the comparison', () => {
    expect(condition.panel).toMatchObject({ id: 1, threshold: 1 });
    expect(condition.panel.quantity.query.text.split('\n')[0]).toBe('source:backup_overdue:quantity');
  });

  it('writes templates', () => {
    expect(condition.id).toBe('backup-overdue');
    expect(condition.summary).toBe(
      '{{ $labels.host }}: {{ if $labels.path }}{{ $labels.path }}{{ else }}no path{{ end }}',
    );
    expect(condition.description).toBe(
      '{{ $value | humanizeDuration }} {{ $value | humanizePercentage }} {{ $value }} {{ $value | printf "%.1f" }}',
    );
  });

  it('writes a template for one value of a label', () => {
    const { summary } = defineCondition({ ...definition, summary: ({ is }) => is('host', 'db', 'the one', 'another') });
    expect(summary).toBe('{{ if eq $labels.host "db" }}the one{{ else }}another{{ end }}');
  });

  it('asks a selector as it is', () => {
    const up = defineCondition({
      ...definition,
      component: 'monitoring',
      quantity: targets.up,
      names: none,
      summary: ({ label }) => label('instance'),
      description: ({ label }) => label('job'),
      panel: { ...definition.panel, legend: (quantity) => quantity.legend('{{instance}}') },
    });
    expect([up.recording, up.expression.text]).toEqual([undefined, 'up == 1']);
  });

  it.each([
    { change: { name: 'backup_overdue' }, message: /begin with a capital/ },
    { change: { summary: () => ' ' }, message: /says nothing in: summary/ },
    { change: { panel: { ...definition.panel, meaning: '' } }, message: /says nothing in: meaning/ },
  ])('refuses $message', ({ change, message }) => {
    expect(() => defineCondition({ ...definition, ...change })).toThrow(message);
  });
});
