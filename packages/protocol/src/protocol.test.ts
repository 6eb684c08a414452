import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import {
  Expectation,
  FactsReport,
  HeartbeatReport,
  HostChange,
  HostName,
  JobReport,
  LIMITS,
  NewHost,
  ReportBatch,
} from './index.ts';

/** A validator as the server has it, as far as schemas are concerned: strict, nothing coerced, nothing removed. */
const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, formats: { 'date-time': true } });
ajv.addKeyword({
  keyword: 'maxBytes',
  type: 'string',
  validate: (max: number, text: string) => new TextEncoder().encode(text).length <= max,
});

const ID = '01JD7QZ8XK3M5N7P9RSTVWXYZ0';
const job = {
  id: ID,
  type: 'job',
  kind: 'backup',
  verdict: 'ok',
  started_at: '2026-11-21T01:00:00Z',
  finished_at: '2026-11-21T01:10:00.5+01:00',
  duration_seconds: 600.5,
};
const ASKED = { asked_at: job.started_at, duration_seconds: 0.4, verdict: 'ok', parsed: 1, rejected: 0 };
const source = { host: 'alpha', user: '', paths: ['/srv/"a"\n', '/home'] };
const look = {
  id: ID,
  type: 'facts',
  observed_at: job.started_at,
  verdict: 'ok',
  repository: 'offsite',
  tool: { name: 'kopia', version: '0.21.1' },
  hostname: 'alpha',
  answers: {
    identity: {
      question: 'identity',
      ...ASKED,
      interval_seconds: 3600,
      found: { tool_version: '0.21.1', repository_id: 'a'.repeat(64), storage: 's3', volume_size_bytes: 9 },
    },
    snapshots: {
      question: 'snapshots',
      ...ASKED,
      part: { number: 1, of: 2 },
      found: {
        sources: [
          {
            source,
            complete: 2,
            incomplete: 0,
            restore_points: [1, 2.5],
            newest: { size_bytes: 1, files: 1, tags: ['a'] },
            last_run: { ended_at: job.finished_at, verdict: 'ok', added_bytes: 1, changes: { dirs_new: 1 } },
            last_success_at: job.finished_at,
          },
        ],
        kinds: { complete: 2, partial: 0, checkpoint: 0, canceled: 0, limit_reached: 0, other: 0 },
      },
    },
    size: { question: 'size', ...ASKED, found: { stored_bytes: 1, uncompressed_bytes: 2 } },
    locks: { question: 'locks', ...ASKED, verdict: 'timeout', reason: 'no answer within 60 s' },
    check: { question: 'check', ...ASKED, found: { depth: 'data', is_good: false, first_error: 'pack 1 is damaged' } },
    maintenance: {
      question: 'maintenance',
      ...ASKED,
      found: { tasks: [{ task: 'full', last_success_at: job.started_at, expected_interval_seconds: 86_400 }] },
    },
    sources: { question: 'sources', ...ASKED, found: { sources: [{ source, is_paused: true }] } },
  },
};
const lookWith = (answers: object) => ({ ...look, answers });
const locks = { question: 'locks', ...ASKED, found: { count: 0 } };

const manyReports = (count: number) => ({ reports: Array.from({ length: count }, () => ({ id: ID, type: 'job' })) });

const table: { name: string; schema: object; value: unknown; want: boolean }[] = [
  { name: 'a job', schema: JobReport, value: job, want: true },
  {
    name: 'a job with everything',
    schema: JobReport,
    value: {
      ...job,
      reason: 'two files could not be read',
      repository: 's3:backups/alpha',
      repository_id: 'a'.repeat(64),
      source: '/etc, /home',
      tool: { name: 'restic', version: '0.19.1' },
      exit_code: 3,
      signal: 'SIGTERM',
      snapshot_id: 'deadbeef',
      bytes_processed: 1,
      bytes_added: 1,
      bytes_stored: 1,
      files_new: 1,
      files_changed: 1,
      files_unmodified: 1,
      backup_source: source,
    },
    want: true,
  },
  { name: 'a run of Kopia', schema: JobReport, value: { ...job, tool: { name: 'kopia' } }, want: true },
  { name: 'a run of a tool nobody asks', schema: JobReport, value: { ...job, tool: { name: 'borg' } }, want: false },
  { name: 'a check of all data', schema: JobReport, value: { ...job, kind: 'check', check_depth: 'data' }, want: true },
  { name: 'a depth outside the set', schema: JobReport, value: { ...job, check_depth: 'deep' }, want: false },
  {
    name: 'a run that did two tasks',
    schema: JobReport,
    value: { ...job, kind: 'forget', maintenance_tasks: ['forget', 'prune'] },
    want: true,
  },
  {
    name: 'a restore test',
    schema: JobReport,
    value: {
      ...job,
      kind: 'restore',
      restore_test: { files_restored: 20, files_compared: 18, files_differing: 0, files_skipped: 2, bytes_restored: 9 },
    },
    want: true,
  },
  { name: 'a restore test without figures', schema: JobReport, value: { ...job, restore_test: {} }, want: false },
  {
    name: 'a source with a NUL in its path',
    schema: JobReport,
    value: { ...job, backup_source: { ...source, paths: ['/a\0'] } },
    want: false,
  },
  {
    name: 'a source without a path',
    schema: JobReport,
    value: { ...job, backup_source: { ...source, paths: [] } },
    want: false,
  },
  { name: 'a kind that no agent runs', schema: JobReport, value: { ...job, kind: 'mount' }, want: false },
  { name: 'a verdict outside the set', schema: JobReport, value: { ...job, verdict: 'success' }, want: false },
  { name: 'an unknown key', schema: JobReport, value: { ...job, extra: 1 }, want: false },
  { name: 'a negative duration', schema: JobReport, value: { ...job, duration_seconds: -9223372036.85 }, want: false },
  { name: 'a run of 31 days', schema: JobReport, value: { ...job, duration_seconds: 31 * 86_400 }, want: false },
  { name: 'a count past the safe integers', schema: JobReport, value: { ...job, bytes_added: 2 ** 53 }, want: false },
  { name: 'a count as text', schema: JobReport, value: { ...job, bytes_added: '5' }, want: false },
  { name: 'a reason of two lines', schema: JobReport, value: { ...job, reason: 'a\nb' }, want: false },
  { name: 'a reason with a lone surrogate', schema: JobReport, value: { ...job, reason: 'a\ud800' }, want: false },
  {
    name: 'a reason with a right-to-left override',
    schema: JobReport,
    value: { ...job, reason: 'a\u202eb' },
    want: false,
  },
  {
    name: 'a path with a quote and a backslash',
    schema: JobReport,
    value: { ...job, source: '/srv/"a\\b"' },
    want: true,
  },
  { name: 'a lower-case ULID', schema: JobReport, value: { ...job, id: ID.toLowerCase() }, want: false },
  { name: 'a ULID past the end of time', schema: JobReport, value: { ...job, id: `8${ID.slice(1)}` }, want: false },
  {
    name: 'facts without numbers',
    schema: FactsReport,
    value: { id: ID, type: 'facts', observed_at: job.started_at, verdict: 'wrong_password' },
    want: true,
  },
  { name: 'facts with every answer', schema: FactsReport, value: look, want: true },
  { name: 'facts with one answer', schema: FactsReport, value: lookWith({ locks }), want: true },
  {
    name: 'an answer under another question',
    schema: FactsReport,
    value: lookWith({ size: locks }),
    want: false,
  },
  {
    name: 'an answer at an instant with a leap second',
    schema: FactsReport,
    value: lookWith({ locks: { ...locks, asked_at: '2016-12-31T23:59:60Z' } }),
    want: false,
  },
  {
    name: 'a part of a short answer',
    schema: FactsReport,
    value: lookWith({ locks: { ...locks, part: 1 } }),
    want: false,
  },
  { name: 'a question nobody asks', schema: FactsReport, value: lookWith({ weather: locks }), want: false },
  {
    name: 'a heartbeat',
    schema: HeartbeatReport,
    value: { id: ID, type: 'heartbeat', sent_at: job.started_at },
    want: true,
  },
  { name: 'a batch', schema: ReportBatch, value: { reports: [job] }, want: true },
  {
    name: 'a batch with a bad report: judged on its own',
    schema: ReportBatch,
    value: { reports: [{ ...job, kind: 1 }] },
    want: true,
  },
  { name: 'an empty batch', schema: ReportBatch, value: { reports: [] }, want: false },
  { name: 'a full batch', schema: ReportBatch, value: manyReports(LIMITS.reportsPerRequest), want: true },
  {
    name: 'a batch over the limit',
    schema: ReportBatch,
    value: manyReports(LIMITS.reportsPerRequest + 1),
    want: false,
  },
  { name: 'a report without an id', schema: ReportBatch, value: { reports: [{ type: 'job' }] }, want: false },
  { name: 'a host with a name', schema: NewHost, value: { name: 'büro-pc 2' }, want: true },
  { name: 'a name of 64 emoji', schema: HostName, value: '😀'.repeat(64), want: false },
  { name: 'a name with markup', schema: HostName, value: '<script>', want: false },
  { name: 'a name with a quote', schema: HostName, value: 'a"b', want: false },
  { name: 'an empty name', schema: HostName, value: '', want: false },
  { name: 'a name over 128 bytes', schema: HostName, value: 'あ'.repeat(43), want: false },
  { name: 'a name of 128 bytes', schema: HostName, value: 'é'.repeat(64), want: true },
  { name: 'an interval', schema: Expectation, value: { interval_seconds: 86_400 }, want: true },
  {
    name: 'a cron expression with its zone',
    schema: Expectation,
    value: { cron: '0 2 * * *', time_zone: 'Europe/Berlin' },
    want: true,
  },
  { name: 'both at once', schema: Expectation, value: { interval_seconds: 60, cron: '0 2 * * *' }, want: false },
  { name: 'a change that takes the expectation away', schema: HostChange, value: { expected: null }, want: true },
  { name: 'a change of nothing', schema: HostChange, value: {}, want: false },
];

describe('the schemas accept and refuse', () => {
  it.each(table)('$name: $want', ({ schema, value, want }) => {
    expect(ajv.validate(schema, value)).toBe(want);
  });
});
