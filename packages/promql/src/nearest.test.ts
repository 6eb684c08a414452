import { describe, expect, it } from 'vitest';
import { nearest } from './index.ts';

describe('nearest', () => {
  const cases: { name: string; word: string; candidates: string[]; want: string | undefined }[] = [
    { name: 'a letter missing', word: 'increse', candidates: ['rate', 'increase', 'irate'], want: 'increase' },
    { name: 'a letter too many', word: 'hosst', candidates: ['host', 'hosts_total'], want: 'host' },
    { name: 'a wrong letter', word: 'instanse', candidates: ['instance'], want: 'instance' },
    { name: 'neighbours exchanged count once', word: 'jbo', candidates: ['job'], want: 'job' },
    { name: 'another case counts little', word: 'RATE', candidates: ['irate', 'rate'], want: 'rate' },
    {
      name: 'the nearer one',
      word: 'node_cpu_totl',
      candidates: ['node_cpu', 'node_cpu_total'],
      want: 'node_cpu_total',
    },
    { name: 'of equals the first', word: 'cat', candidates: ['car', 'cap'], want: 'car' },
    { name: 'not the word itself', word: 'up', candidates: ['up'], want: undefined },
    {
      name: 'nothing that is like it',
      word: 'rate',
      candidates: ['sum', 'histogram_quantile', 'tear'],
      want: undefined,
    },
    { name: 'short words must be right', word: 'a', candidates: ['b'], want: undefined },
    {
      name: 'five letters at most, however long the word',
      word: 'node_filesystem_files_free_bytes_total',
      candidates: ['node_filesystem_free_bytes_total'],
      want: undefined,
    },
    { name: 'no candidates', word: 'rate', candidates: [], want: undefined },
  ];
  it.each(cases)('$name', ({ word, candidates, want }) => {
    expect(nearest(word, candidates)).toBe(want);
  });
});
