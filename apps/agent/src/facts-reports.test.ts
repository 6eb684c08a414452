import { describe, expect, test } from 'vitest';
import type { Answer, Question, SourceSnapshots } from '@lockstep/collectors';
import { joinParts, LIMITS } from '@lockstep/protocol';
import { schemaErrors } from '../test/schema.ts';
import { factsReports, type Look } from './facts-reports.ts';
import { placeOf } from './place.ts';

const HOSTILE = 'a\nb\0\u202e\u2028"\\<\ud800\u{1F600}'.repeat(2000);
const ID = 'ab'.repeat(32);

const answer = <Q extends Question>(question: Q, found?: Answer<Q>['found'], more: Partial<Answer> = {}) =>
  ({
    question,
    askedAtMs: 1_795_000_000_000,
    durationSeconds: 1,
    verdict: 'ok',
    parsed: 3,
    rejected: 0,
    ...(found === undefined ? {} : { found }),
    ...more,
  }) as Answer<Q>;

const identity = answer('identity', { repositoryId: ID, toolVersion: '0.19.1', storage: 'local' });

const source = (index: number, more: Partial<SourceSnapshots> = {}): SourceSnapshots => ({
  source: { host: 'alpha', user: 'backup', paths: [`/data/${index}`] },
  complete: 1,
  incomplete: 0,
  restorePoints: [1_795_000_000],
  ...more,
});

const reportsOf = (look: Look, everySeconds = 900) =>
  factsReports({
    tool: 'restic',
    place: placeOf({ repository: 'offsite', env: {}, workingDirectory: '/' }),
    observedAt: new Date(1_795_000_001_000),
    everySeconds,
    look,
  });

describe('a look', () => {
  test('travels whole, with how often the agent looks', () => {
    const snapshots = answer('snapshots', { sources: [source(1)] });
    const [report, ...others] = reportsOf({ identity, snapshots, size: answer('size', { storedBytes: 5 }) });
    expect(others).toEqual([]);
    expect(schemaErrors(report ?? { type: 'none' })).toEqual([]);
    expect(report).toMatchObject({
      verdict: 'ok',
      repository: 'offsite',
      repository_id: ID,
      tool: { name: 'restic', version: '0.19.1' },
      snapshot_count: 3,
      repo_size_bytes: 5,
      answers: {
        identity: { question: 'identity', interval_seconds: 900, found: { repository_id: ID } },
        snapshots: { asked_at: '2026-11-18T11:06:40.000Z', found: { sources: [{ complete: 1 }] } },
        size: { found: { stored_bytes: 5 } },
      },
    });
  });

  test('that was asked for once has no interval', () => {
    expect(reportsOf({ identity }, 0)[0]?.answers?.identity).not.toHaveProperty('interval_seconds');
  });

  test('has the verdict of the first answer that is not ok, and no number that was not understood whole', () => {
    const more = { verdict: 'partial', reason: 'one entry', rejected: 1 } as const;
    const [report] = reportsOf({ identity, snapshots: answer('snapshots', { sources: [] }, more) });
    expect(report).toMatchObject({ verdict: 'partial', reason: 'one entry', repository_id: ID });
    expect(report).not.toHaveProperty('snapshot_count');
    expect(report).not.toHaveProperty('repo_size_bytes');
  });

  test('whose texts are hostile is sent in lines, and what names a source as it is', () => {
    const name = 'a\n"\\\u202e';
    const look: Look = {
      identity: answer('identity', { toolVersion: HOSTILE, storage: HOSTILE }, { verdict: 'failed', reason: HOSTILE }),
      snapshots: answer('snapshots', {
        sources: [
          source(1, {
            source: { host: name, user: '', paths: [name] },
            newest: { tags: [HOSTILE, '\n', ...Array.from({ length: 50 }, () => 'x')] },
          }),
        ],
      }),
      check: answer('check', { depth: 'data', isGood: false, firstError: HOSTILE }),
    };
    const [report] = reportsOf(look);
    expect(schemaErrors(report ?? { type: 'none' })).toEqual([]);
    const [sent] = report?.answers?.snapshots?.found?.sources ?? [];
    expect(sent?.source).toEqual({ host: name, user: '', paths: [name] });
    expect(sent?.newest?.tags).toHaveLength(32);
  });

  test('at a repository of 1,700 sources goes in parts that fit, and none is lost', () => {
    const sources = Array.from({ length: 1700 }, (_, index) =>
      source(index, { restorePoints: Array.from({ length: 30 }, (_point, at) => 1_790_000_000 + at * 86_400) }),
    );
    const reports = reportsOf({ identity, snapshots: answer('snapshots', { sources }) });
    expect(reports.length).toBeGreaterThan(5);
    expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length);
    expect(reports.flatMap((report) => schemaErrors(report))).toEqual([]);
    expect(Math.max(...reports.map((report) => JSON.stringify(report).length))).toBeLessThan(LIMITS.reportBytes);
    const whole = joinParts(reports.flatMap(({ answers }) => answers?.snapshots ?? []));
    expect(whole?.found?.sources.map(({ source: { paths } }) => paths[0])).toEqual(
      sources.map(({ source: { paths } }) => paths[0]),
    );
  });
});
