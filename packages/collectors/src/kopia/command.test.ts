import { expect, test } from 'vitest';
import { kopiaRecording, kopiaScenarios } from '../../test/kopia-recording.ts';
import { readKopiaCommand } from './command.ts';

const read = (line: string) => readKopiaCommand(line.split(' '));

test.each([
  ['kopia snapshot create --json /data', { kind: 'backup', json: true, sources: ['/data'] }],
  ['/usr/bin/kopia snap create /a /b --parallel 4', { kind: 'backup', json: false, sources: ['/a', '/b'] }],
  ['nice -n 10 kopia-0.23.1 snapshot create --all', { kind: 'backup', json: false, sources: [] }],
  [
    'kopia --config-file=/etc/k.config snapshot create -- -odd',
    {
      kind: 'backup',
      json: false,
      sources: ['-odd'],
      configFile: '/etc/k.config',
    },
  ],
  [
    'kopia --config-file /etc/k.config maintenance run --full',
    {
      kind: 'prune',
      json: false,
      sources: [],
      maintenanceTasks: ['full'],
      configFile: '/etc/k.config',
    },
  ],
  ['kopia maintenance run', { kind: 'prune', json: false, sources: [], maintenanceTasks: ['quick'] }],
  ['kopia snapshot verify', { kind: 'check', json: false, sources: [], checkDepth: 'structure' }],
  [
    'kopia snapshot verify --verify-files-percent=10',
    { kind: 'check', json: false, sources: [], checkDepth: 'sample' },
  ],
  [
    'kopia snapshot verify --verify-files-percent 100 --json',
    {
      kind: 'check',
      json: true,
      sources: [],
      checkDepth: 'data',
    },
  ],
  ['kopia restore k123 /tmp/x', { kind: 'restore', json: false, sources: [] }],
  ['kopia snapshot restore /data /tmp/x', { kind: 'restore', json: false, sources: [] }],
  ['kopia snapshot expire --all --delete', { kind: 'forget', json: false, sources: [] }],
  ['kopia snapshot list --json', { json: true, sources: [] }],
  ['kopia-ui', undefined],
  ['sh -c true', undefined],
])('%s', (line, want) => {
  expect(read(line)).toEqual(want);
});

test.each(kopiaScenarios('backup'))('%s is read as a backup', (scenario) => {
  expect(read(kopiaRecording(scenario).argv)?.kind).toBe('backup');
});
