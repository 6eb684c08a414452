import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { WORLDS } from './worlds.mjs';

const STAND_IN = join(import.meta.dirname, 'kopia.mjs');
const RECORDINGS = join(import.meta.dirname, '../../recordings/kopia');
const NOW = '2026-12-01T00:00:00Z';
const LIST = ['snapshot', 'list', '--json'];

const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach((context) => context.skip(process.platform === 'win32', 'it is started by its first line'));

function kopia(world: string | object, args: readonly string[] = LIST, env: Record<string, string> = {}) {
  const file = join(folder, 'world.json');
  if (typeof world === 'object') writeFileSync(file, JSON.stringify(world));
  const name = typeof world === 'string' ? world : file;
  const path = { PATH: process.env['PATH'] ?? '' };
  const all = { ...path, KOPIA_STAND_IN_WORLD: name, KOPIA_STAND_IN_NOW: NOW, ...env };
  return spawnSync(STAND_IN, args, { env: all, timeout: 2000, maxBuffer: 1 << 26 });
}

const recorded = (scenario: string, name: string): Buffer => readFileSync(join(RECORDINGS, scenario, name));
const times = (printed: Buffer, name: string): readonly string[] =>
  (JSON.parse(printed.toString()) as Record<string, string>[]).map((entry) => entry[name] ?? '');

describe('the stand-in', () => {
  it.each([
    ['list/all-json', 0],
    ['verify/metadata-flipped-list-json-cold-cache', 1],
    ['repo-status/connected-no-password-json', 1],
  ])('plays %s byte for byte', (scenario, status) => {
    const played = kopia({ answers: { '*': scenario } });
    expect(played.stdout.equals(recorded(scenario, 'stdout'))).toBe(true);
    expect(played.stderr.equals(recorded(scenario, 'stderr'))).toBe(true);
    expect(played.status).toBe(status);
  });

  it('hangs where Kopia hung, and dies where it was killed', () => {
    expect(kopia('directory-not-readable').signal).toBe('SIGTERM');
    expect(kopia({ answers: { '*': 'killed/sigkill' } }).signal).toBe('SIGKILL');
  });

  it('takes the most specific answer', () => {
    const verify = (...flags: readonly string[]) =>
      JSON.parse(kopia('good', ['snapshot', 'verify', '--json', ...flags]).stdout.toString()).stats.readFileCount;
    expect(verify()).toBe(0);
    expect(verify('--verify-files-percent=10')).toBe(7);
    expect(verify('--no-progress', '--verify-files-percent=100')).toBe(65);
  });

  it.each([
    [
      'a flag that Kopia does not know',
      'good',
      [...LIST, '--nonsense'],
      1,
      "unknown long flag '--nonsense', try --help",
    ],
    ['a flag that came later', 'old-kopia', [...LIST, '--disable-content-log'], 1, "'--disable-content-log'"],
    ['a command without an answer', 'good', ['policy', 'list'], 64, 'no answer to `kopia policy list`'],
    ['a world that is none', 'nowhere', LIST, 64, 'no world is called `nowhere`'],
    ['a file that is not there', '/nowhere/world.json', LIST, 64, 'ENOENT'],
  ])('refuses %s', (_, world, args, status, words) => {
    const refused = kopia(world, args);
    expect(refused.status).toBe(status);
    expect(refused.stderr.toString()).toContain(words);
    expect(refused.stdout.toString()).toBe('');
  });

  it('moves all times of a world together, by whole seconds', () => {
    const before = recorded('verify/pack-deleted-list-json', 'stdout');
    const played = kopia('good@600').stdout;
    const ends = times(played, 'endTime').map((time) => Date.parse(time));
    expect(Math.floor((Date.parse(NOW) - Math.max(...ends)) / 1000)).toBe(600);
    const distance = times(before, 'startTime').map(
      (time, i) => Date.parse(times(played, 'startTime')[i] ?? '') - Date.parse(time),
    );
    expect(new Set(distance).size).toBe(1);
    expect(played.length).toBe(before.length);
    const info = kopia('good@600', ['maintenance', 'info', '--json']).stdout.toString();
    expect(info).not.toContain('2026-11-21T');
  });

  it('moves no time that stands for none', () => {
    const info = kopia({ from: 'maintenance-fresh@600' }, ['maintenance', 'info', '--json']).stdout;
    expect(info.toString()).toContain('0001-01-01T00:00:00Z');
  });

  it('plays several lists as one, each as old as it is told', () => {
    const answers = {
      'snapshot list': [
        { recording: 'killed/then-complete-list-json', newestSecondsAgo: 60 },
        { recording: 'disk-full/list-json', newestSecondsAgo: 86_400 },
        { recording: 'empty-repository/snapshot-list-json', newestSecondsAgo: 5 },
      ],
    };
    const ages = times(kopia({ answers }).stdout, 'endTime').map((time) => (Date.parse(NOW) - Date.parse(time)) / 1000);
    expect(ages.map(Math.floor)).toEqual([60, 86_400, 86_406]);
  });

  it('cuts, repeats, floods and answers what it is told', () => {
    const play = (part: object) => kopia({ answers: { '*': part } });
    expect(play({ recording: 'list/all-json', cutAt: 10 }).stdout).toHaveLength(10);
    expect(play({ stdout: '[]', times: 2 }).stdout.toString()).toBe('[][]');
    expect(play({ hex: 'ff00' }).stdout).toEqual(Buffer.from([255, 0]));
    expect(play({ flood: 'stderr', mebibytes: 3, stdout: 'x' }).stderr).toHaveLength(3 << 20);
    expect(play({ stderr: 'no\n', exit: 7 })).toMatchObject({ status: 7, stderr: Buffer.from('no\n') });
    expect(play({ signal: 'SIGSEGV' }).signal).toBe('SIGSEGV');
  });

  it('writes down what it was asked', () => {
    const log = join(folder, 'log');
    kopia('good', ['--version'], { KOPIA_STAND_IN_LOG: log, KOPIA_PASSWORD: 'word' });
    const lines = readFileSync(log, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { event: 'start', argv: ['--version'], env: { KOPIA_PASSWORD: 'word' } },
      { event: 'end', argv: ['--version'] },
    ]);
  });
});

describe('the worlds', () => {
  const folders = new Set(readdirSync(RECORDINGS, { recursive: true, encoding: 'utf8' }));

  it.each(Object.entries(WORLDS))('%s has recordings and a parent that exist', (_, { from, answers = {} }) => {
    const plays = Object.values(answers).filter((play) => typeof play === 'string');
    expect(plays.filter((scenario) => !folders.has(scenario))).toEqual([]);
    expect(Object.keys(WORLDS)).toContain(from ?? 'good');
  });
});
