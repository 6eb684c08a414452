import { describe, expect, it } from 'vitest';
import { tableAnswers } from '../../test/backup-answers.ts';
import { describePanels, type PanelRow } from '../../test/describe-panels.ts';
import { GIB } from '../../test/fleet-answers.ts';
import { PROCESS_ROWS } from '../../test/process-rows.ts';
import { type Labels, matrix } from '../../test/responses.ts';
import { platformCapacity } from './platform-capacity.ts';

const nothing = (shows: string): PanelRow => ({ state: 'nothing known', answers: {}, shows: [shows] });

const A = { instance: 'a:8081' };
const B = { instance: 'b:8082' };

const SITES: Readonly<Record<string, Labels>> = { fra: { datacenter: 'fra1' }, ams: { datacenter: 'ams1' } };

const PANELS: Readonly<Record<string, PanelRow[]>> = {
  'Which gateway is full?': [
    {
      state: 'one is nearly full, the other tells nothing of its process',
      answers: tableAnswers(
        { full: A, other: B },
        {
          sessions: { full: 90 },
          connections: { full: 180, other: 0 },
          peak: { full: 220, other: 3 },
          bandwidth: { full: 12.5e6, other: 0 },
          loop: { full: 0.92 },
          processor: { full: 1.1 },
          memory: { full: GIB / 2 },
        },
      ),
      shows: [
        'a:8081 | 90 | 180 | 220 | 12.5 MB/s | 92% [red] | 110% | 512.0 MiB',
        'b:8082 | - | 0 | 3 | 0.0 B/s | unknown | unknown | unknown',
      ],
    },
    nothing('No gateway is scraped'),
  ],
  'Do sessions grow?': [
    { state: 'they do', answers: { sessions: matrix([{ type: 'vnc' }, [3, 40]]) }, shows: ['vnc [#5195CE]: 40, 40'] },
    nothing('No session yet, or no gateway is scraped'),
  ],
  'Are connections balanced?': [
    {
      state: 'they are not',
      answers: { connections: matrix([A, [10, 90]], [B, [10, 0]]) },
      shows: ['a:8081 [#82B5D8]: 90, 90', 'b:8082 [#AEA2E0]: 0, 10'],
    },
    nothing('No gateway is scraped'),
  ],
  'Is the line full?': [
    {
      state: 'busy',
      answers: { bytes: matrix([{ ...A, direction: 'outbound' }, [1e6, 110e6]]) },
      shows: ['a:8081 outbound [#F2CC0C]: 110 MB/s, 110 MB/s'],
    },
    nothing('No gateway is scraped'),
  ],
  'What is there at each site?': [
    {
      state: 'a site that is well, and one without a gateway or an agent',
      answers: tableAnswers(SITES, {
        servers: { fra: 40, ams: 12 },
        active: { fra: 2, ams: 0 },
        inactive: { fra: 0, ams: 2 },
        connected: { fra: 4, ams: 0 },
        stale: { fra: 0, ams: 1 },
        each: { fra: 10 },
      }),
      shows: ['fra1 | 40 | 2 | 0 | 4 | 0 | 10.0', 'ams1 | 12 | 0 | 2 [orange] | 0 | 1 [orange] | -'],
    },
    nothing('No site known: nothing is registered, or nothing is scraped'),
  ],
  'Do sites grow?': [
    {
      state: 'one does',
      answers: { servers: matrix([{ datacenter: 'fra1' }, [10, 40]]) },
      shows: ['fra1 [#FCE2DE]: 40, 40'],
    },
    nothing('No server known: nothing is registered, or no manager is scraped'),
  ],
  'Are database connections left?': [
    {
      state: 'some',
      answers: { each: matrix([A, [4, 8]], [B, [4, 4]]), all: matrix([{}, [8, 12]]) },
      shows: ['a:8081 [#82B5D8]: 8, 8', 'b:8082 [#AEA2E0]: 4, 4', 'All [#F9BA8F]: 12, 12'],
    },
    nothing('No manager is scraped'),
  ],
  'What does the database have to do?': [
    {
      state: 'much',
      answers: { queries: matrix([{ table: 'servers' }, [10, 900]]) },
      shows: ['servers [#CFFAFF]: 900 ops/s, 900 ops/s'],
    },
    nothing('No manager is scraped'),
  ],
  'How many people and programs are in?': [
    { state: 'many', answers: { tokens: matrix([{}, [10, 900]]) }, shows: ['Active tokens [#C15C17]: 900, 900'] },
    nothing('No manager is scraped'),
  ],
  ...PROCESS_ROWS,
};

describe('platform-capacity', () => {
  describePanels(platformCapacity, PANELS);

  it('lets the reader choose sites, all of them at first', () => {
    expect(platformCapacity.templating.list?.map(({ name, multi, current }) => [name, multi, current?.value])).toEqual([
      ['datasource', false, 'default'],
      ['datacenter', true, '$__all'],
    ]);
  });
});
