import { describe, expect, it } from 'vitest';
import { tableAnswers } from '../../test/backup-answers.ts';
import { describePanels, type PanelRow } from '../../test/describe-panels.ts';
import { GIB, HOUR } from '../../test/fleet-answers.ts';
import { type Labels, matrix } from '../../test/responses.ts';
import { systemResources } from './system-resources.ts';

const DB = { instance: 'db:9100' };
const DAY = 24 * HOUR;

const CPU: PanelRow[] = [
  {
    state: 'a backup at night',
    answers: { busy: matrix([DB, [0.05, 0.955]]), waiting: matrix([DB, [0, 0.2]]) },
    shows: ['db:9100 busy [#F2CC0C]: 95.5%, 50.2%, 95.5%', 'db:9100 waiting for disks [#C15C17]: 20.0%, 10.0%, 20.0%'],
  },
  { state: 'nothing known', answers: {}, shows: ['No node exporter is scraped'] },
];

const MEMORY: PanelRow[] = [
  {
    state: 'nearly full',
    answers: { used: matrix([DB, [3 * GIB, 7.5 * GIB]]), total: matrix([DB, [8 * GIB, 8 * GIB]]) },
    shows: ['db:9100 used [#B877D9]: 7.50 GiB, 7.50 GiB', 'db:9100 total [#E5AC0E]: 8 GiB, 8 GiB'],
  },
  { state: 'nothing known', answers: {}, shows: ['No node exporter is scraped'] },
];

const DISKS: Readonly<Record<string, Labels>> = {
  root: { instance: 'db:9100', device: '/dev/sda1', mountpoint: '/' },
  backup: { instance: 'db:9100', device: '/dev/sdb1', mountpoint: '/backup' },
};

const DISK: PanelRow[] = [
  {
    state: 'a disk that fills, and one that does not',
    answers: tableAnswers(DISKS, {
      used: { root: 0.4, backup: 0.93 },
      available: { root: 60 * GIB, backup: 7 * GIB },
      size: { root: 100 * GIB, backup: 100 * GIB },
      left: { backup: 3 * DAY },
      readonly: { root: 0, backup: 1 },
    }),
    shows: [
      'db:9100 | /backup | /dev/sdb1 | 93.0% [red] | 7.0 GiB | 100.0 GiB | 3.0 days [red] | read-only [orange]',
      'db:9100 | / | /dev/sda1 | 40.0% | 60.0 GiB | 100.0 GiB | - | yes',
    ],
  },
  { state: 'nothing known', answers: {}, shows: ['No node exporter is scraped'] },
];

const NETWORK: PanelRow[] = [
  {
    state: 'a backup that is sent',
    answers: {
      sent: matrix([{ ...DB, device: 'eth0' }, [0, 4e6]]),
      received: matrix([{ ...DB, device: 'eth0' }, [1000, 1000]]),
    },
    shows: ['db:9100 eth0 sent [#E0752D]: 4 MB/s, 4 MB/s', 'db:9100 eth0 received [#FADE2A]: 1 kB/s, 1 kB/s'],
  },
  { state: 'nothing known', answers: {}, shows: ['No node exporter is scraped'] },
];

describe('system-resources', () => {
  // The titles of the specification, in its order.
  describePanels(systemResources, {
    'CPU Usage': CPU,
    'Memory Consumption': MEMORY,
    'Disk Space': DISK,
    'Network Traffic': NETWORK,
  });

  it('lets the reader choose machines, all of them at first', () => {
    expect(systemResources.templating.list?.map(({ name, multi, current }) => [name, multi, current?.value])).toEqual([
      ['datasource', false, 'default'],
      ['instance', true, '$__all'],
    ]);
  });
});
