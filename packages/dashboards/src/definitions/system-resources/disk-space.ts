import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { anyOf, not } from '@lockstep/query';
import { age, COLOURED, NONE, number, TABLE_FIELD, UNKNOWN, words } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { CHOSEN, node } from './node.ts';

const KEY = ['instance', 'device', 'mountpoint'] as const;
const ON_DISK = { ...CHOSEN, fstype: not(anyOf('tmpfs', 'ramfs')) } as const;

const DAY_SECONDS = 86_400;

const available = node.node_filesystem_avail_bytes.where(ON_DISK);
const size = node.node_filesystem_size_bytes.where(ON_DISK).maxBy(...KEY);
/** Bytes per second, by a look every quarter of an hour. */
const filling = available
  .over('1d', '15m')
  .deriv()
  .maxBy(...KEY)
  .times(-1);

/** Every file system on a disk, the fullest first. */
export const diskSpace: Panel = tablePanel({
  id: 3,
  title: 'Disk Space',
  description: [
    'One row per file system, the fullest first; those in memory are left out. Available is what programs may use, without the reserve of root that "free" would count. Full in goes by the last day, and is "-" where it does not fill.',
    'What to do: above 90 %, or full within a week: make room. A full disk under a repository fails every backup and the maintenance that would free space; a full disk under a cache slows every run. A read-only file system cannot be written however much is free.',
  ].join('\n\n'),
  grid: { x: 0, y: 9, w: 24, h: 9 },
  key: KEY,
  queries: {
    used: available
      .maxBy(...KEY)
      .ratio(size)
      .subtractedFrom(1),
    available: available.maxBy(...KEY),
    size,
    left: available.maxBy(...KEY).ratio(filling),
    readonly: node.node_filesystem_readonly.where(ON_DISK).maxBy(...KEY),
  },
  columns: [
    { title: 'Instance', from: { label: 'instance' }, options: { custom: { filterable: true } } },
    { title: 'Mount point', from: { label: 'mountpoint' }, options: { custom: { filterable: true } } },
    { title: 'Device', from: { label: 'device' } },
    {
      title: 'Used',
      from: { value: 'used' },
      options: number('percentunit', UNKNOWN, {
        decimals: 1,
        thresholds: thresholds('text', [0.8, 'orange'], [0.9, 'red']),
        ...COLOURED,
      }),
    },
    { title: 'Available', from: { value: 'available' }, options: number('bytes', UNKNOWN, { decimals: 1 }) },
    { title: 'Size', from: { value: 'size' }, options: number('bytes', UNKNOWN, { decimals: 1 }) },
    {
      title: 'Full in',
      from: { value: 'left' },
      options: age(NONE, {
        thresholds: thresholds('red', [7 * DAY_SECONDS, 'orange'], [30 * DAY_SECONDS, 'text']),
        ...COLOURED,
      }),
    },
    {
      title: 'Writable',
      from: { value: 'readonly' },
      options: words({
        absent: UNKNOWN,
        0: { text: 'yes', color: 'text' },
        1: { text: 'read-only', color: 'orange' },
      }),
    },
  ],
  sort: [
    { column: 'Used', descending: true },
    { column: 'Available', descending: false },
  ],
  field: { ...TABLE_FIELD, noValue: 'No node exporter is scraped' },
});
