import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobReport } from '@lockstep/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { jobReport, newReportId } from '../reports.ts';
import { openSpool, type Spool } from './spool.ts';

let folder: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-spool-'));
  said = [];
});

afterEach(() => rmSync(folder, { recursive: true }));

const open = (limitBytes?: number): Spool =>
  openSpool(folder, { log: (line) => said.push(line), ...(limitBytes === undefined ? {} : { limitBytes }) });

function job(verdict: JobReport['verdict'] = 'ok', reasonCharacters = 0): JobReport {
  const report = jobReport({
    id: newReportId(),
    kind: 'backup',
    verdict,
    finishedAt: new Date(),
    durationSeconds: 1,
    place: {},
    tool: 'restic',
  });
  return reasonCharacters === 0 ? report : { ...report, reason: 'x'.repeat(reasonCharacters) };
}

const names = (spool: Spool) => spool.next().map(({ name }) => name);

describe('order and batches', () => {
  test('reports come back as they were, oldest first, also after a restart', () => {
    const reports = [job('failed'), job('ok'), job('locked')];
    for (const report of reports) open().add(report);
    expect(
      open()
        .next()
        .map(({ report }) => report),
    ).toEqual(reports);
  });

  test('a batch leaves room for a heartbeat, and the next begins behind it', () => {
    const spool = open();
    const ids = Array.from({ length: 150 }, () => job()).map((report) => {
      spool.add(report);
      return report.id;
    });
    const first = spool.next();
    const second = spool.next(first.at(-1)?.name);
    expect(first).toHaveLength(99);
    expect([...first, ...second].map(({ report }) => report.id)).toEqual(ids);
  });

  test('a batch stays below 256 KiB', () => {
    const spool = open();
    for (let i = 0; i < 30; i += 1) spool.add(job('failed', 20_000));
    const bytes = JSON.stringify(spool.next().map(({ report }) => report)).length;
    expect(bytes).toBeLessThan(256 * 1024);
    expect(spool.next().length).toBeGreaterThan(5);
  });

  test('what was removed or parked does not come back', () => {
    const spool = open();
    const [a, b] = [job(), job('failed')];
    spool.add(a);
    spool.add(b);
    const [first = '', second = ''] = names(spool);
    spool.remove(first);
    spool.park(second);
    expect(names(open())).toEqual([]);
    expect(spool.parked()).toBe(1);
    expect(readFileSync(join(folder, 'parked', second), 'utf8')).toContain(b.id);
  });
});

describe('R20 a full spool', () => {
  // 4,000 reports of 600 bytes are above the limit by some; below it the size is not even looked at.
  const LIMIT = 40_000;

  test('drops the oldest successes first and never a failure while there is one', () => {
    const spool = open(LIMIT);
    const failures = Array.from({ length: 20 }, () => job('failed', 500));
    const successes = Array.from({ length: 100 }, () => job('ok', 500));
    for (const report of [...failures, ...successes]) spool.add(report);
    const kept = spool.next().map(({ report }) => report.id);
    expect(kept.slice(0, 20)).toEqual(failures.map(({ id }) => id));
    const keptSuccesses = kept.slice(20);
    expect(keptSuccesses).toEqual(successes.slice(-keptSuccesses.length).map(({ id }) => id));
    expect(keptSuccesses.length).toBeGreaterThan(10);
    expect(spool.dropped(newReportId())?.count).toBe(120 - kept.length);
    expect(said.at(-1)).toMatch(/^the spool is full \(40000 bytes\): dropped .+-ok\.json$/u);
  });

  test('then the oldest failures, but never the newest report', () => {
    const spool = open(2000);
    const reports = Array.from({ length: 5 }, () => job('failed', 500));
    for (const report of reports) spool.add(report);
    expect(spool.next().map(({ report }) => report.id)).toEqual(reports.slice(-2).map(({ id }) => id));
    const huge = job('failed', 5000);
    spool.add(huge);
    expect(spool.next().map(({ report }) => report.id)).toEqual([huge.id]);
  });

  test('lets go of parked reports before any that waits, and does not count them', () => {
    const spool = open(2000);
    spool.add(job('failed', 500));
    spool.park(names(spool)[0] ?? '');
    for (let i = 0; i < 2; i += 1) spool.add(job('failed', 500));
    expect(spool.parked()).toBe(0);
    expect(spool.next()).toHaveLength(2);
    expect(spool.dropped(newReportId())).toBeUndefined();
  });

  test('a count of drops keeps its id until it is told, and later drops wait for the next', () => {
    const spool = open(1000);
    const add = (): void => spool.add(job('ok', 500));
    add();
    add();
    const id = newReportId();
    expect(spool.dropped(id)).toEqual({ id, count: 1 });
    add();
    expect(open(1000).dropped(newReportId())).toEqual({ id, count: 1 });
    spool.forgetDropped(id);
    const next = newReportId();
    expect(spool.dropped(next)).toEqual({ id: next, count: 1 });
    spool.forgetDropped(next);
    expect(spool.dropped(newReportId())).toBeUndefined();
  });
});

describe('R20 damage', () => {
  test.each([
    ['empty', ''],
    ['cut short', '{"id":"01J'],
    ['another document', '[]'],
    ['another report', '{"id":"01M7YETCYVQGG7E7CWJ0Q3PQFY","type":"heartbeat"}'],
  ])('a file that is %s is set aside, once, and the others go on', (_name, content) => {
    const spool = open();
    const good = job('failed');
    spool.add(good);
    const bad = `${newReportId()}.job-failed.json`;
    writeFileSync(join(folder, bad), content);
    expect(spool.next().map(({ report }) => report.id)).toEqual([good.id]);
    expect(readdirSync(join(folder, 'corrupt'))).toEqual([bad]);
    expect(said).toHaveLength(1);
    expect(spool.next()).toHaveLength(1);
    expect(said).toHaveLength(1);
  });

  test('a directory where a report should be is no crash', () => {
    mkdirSync(join(folder, `${newReportId()}.job-failed.json`));
    expect(open().next()).toEqual([]);
    expect(existsSync(join(folder, 'corrupt'))).toBe(true);
  });

  test('half-written files of a power cut are not reports', () => {
    writeFileSync(join(folder, `${newReportId()}.job-failed.json.123.tmp`), '{');
    expect(open().next()).toEqual([]);
    expect(said).toEqual([]);
  });
});
