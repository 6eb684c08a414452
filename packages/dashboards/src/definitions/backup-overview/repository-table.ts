import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, HIDDEN, NONE, number, TABLE_FIELD, UNKNOWN } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { known, repositoryKinds } from './backup.ts';

const DAY_SECONDS = 86_400;
const DAYS_LEFT = { few: 7, some: 30 };

const size = known.backup_repository_size_bytes;
const available = known.backup_repository_volume_available_bytes;
const free = available.maxBy('repository').ratio(known.backup_repository_volume_size_bytes.maxBy('repository'));

/** Bytes per second, by hourly looks: every scrape of a week would be 40,000 samples of each repository. */
const filling = available.over('7d', '1h').deriv().maxBy('repository').times(-1);

/** Each repository with its size, what it grows by, and how long its volume lasts. */
export const repositoryTable: Panel = tablePanel({
  id: 5,
  title: 'Repositories',
  description: [
    'One row per repository. Growth is the difference to 7 days ago: negative when maintenance freed more than was added, unknown for a younger repository. Compression is the size before it divided by the size after. Volume is the file system that holds the repository: repositories on one file system show the same bytes, and a bucket shows none. Full in: when the volume has no byte left if the last 7 days go on; "-" when it is not filling.',
    'What to do: less than 30 days: find what grows (Sources by urgency, Size), prune, or add space. A full volume fails every backup and also the maintenance that would free space.',
  ].join('\n\n'),
  grid: { x: 0, y: 26, w: 24, h: 8 },
  key: ['repository'],
  queries: {
    kind: repositoryKinds,
    size: size.maxBy('repository'),
    growth: size.maxBy('repository').minus(size.offset('7d').maxBy('repository')),
    compression: known.backup_repository_compression_ratio.maxBy('repository'),
    available: available.maxBy('repository'),
    used: free.subtractedFrom(1),
    left: available.maxBy('repository').ratio(filling),
  },
  columns: [
    { title: 'Repository', from: { label: 'name' }, options: { custom: { filterable: true } } },
    { title: 'Repository id', from: { label: 'repository' }, options: HIDDEN },
    { title: 'Tool', from: { label: 'tool' } },
    { title: 'Storage', from: { label: 'storage' } },
    { title: 'Size', from: { value: 'size' }, options: number('bytes', UNKNOWN, { decimals: 1 }) },
    { title: 'Growth in 7 days', from: { value: 'growth' }, options: number('bytes', UNKNOWN, { decimals: 1 }) },
    { title: 'Compression', from: { value: 'compression' }, options: number('none', NONE, { decimals: 2 }) },
    { title: 'Volume free', from: { value: 'available' }, options: number('bytes', UNKNOWN, { decimals: 1 }) },
    {
      title: 'Volume used',
      from: { value: 'used' },
      options: number('percentunit', UNKNOWN, {
        decimals: 1,
        thresholds: thresholds('text', [0.8, 'orange'], [0.9, 'red']),
        ...COLOURED,
      }),
    },
    {
      title: 'Full in',
      from: { value: 'left' },
      options: age(NONE, {
        thresholds: thresholds('red', [DAYS_LEFT.few * DAY_SECONDS, 'orange'], [DAYS_LEFT.some * DAY_SECONDS, 'text']),
        ...COLOURED,
      }),
    },
  ],
  sort: [
    { column: 'Volume used', descending: true },
    { column: 'Size', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No repository known: none is configured, or nothing is scraped' },
});
