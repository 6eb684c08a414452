import { expect, test, vi } from 'vitest';
import { askerOf, standIn, type StandIn } from '../../test/stand-in.ts';
import type { Question } from '../answer.ts';
import type { AskOptions } from '../asker.ts';

// A program is started for each answer, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const QUIET = '--no-progress --disable-file-logging --disable-content-log';

/** What each question costs: its commands, in the cheap form. */
const COMMANDS: readonly { question: Question; asked?: AskOptions; commands: readonly string[] }[] = [
  { question: 'identity', commands: ['--version', `repository status --json ${QUIET}`] },
  { question: 'snapshots', commands: [`snapshot list --json --all --no-retention ${QUIET}`] },
  { question: 'size', commands: [`blob stats --raw ${QUIET}`, `content stats --raw ${QUIET}`] },
  { question: 'maintenance', commands: [`maintenance info --json ${QUIET}`] },
  { question: 'check', commands: [`snapshot verify --json ${QUIET}`] },
  {
    question: 'check',
    asked: { depth: 'sample', samplePercent: 2.5 },
    commands: [`snapshot verify --json --verify-files-percent=2.5 ${QUIET}`],
  },
  {
    question: 'check',
    asked: { depth: 'data' },
    commands: [`snapshot verify --json --verify-files-percent=100 ${QUIET}`],
  },
  { question: 'locks', commands: [] },
  { question: 'sources', commands: [] },
];

test.each(COMMANDS)('$question $asked.depth takes $commands.length commands', async ({ question, asked, commands }) => {
  const stand = standIn({ from: 'good' });
  const { verdict } = await askerOf(stand).ask(question, asked);
  expect(commandsOf(stand)).toEqual(commands);
  expect(verdict).toBe(commands.length === 0 ? 'failed' : 'ok');
});

test('a repository never meets two commands at once', async () => {
  const stand = standIn({ from: 'good' });
  const asker = askerOf(stand);
  await Promise.all((['size', 'snapshots', 'identity'] as const).map((question) => asker.ask(question)));
  const events = stand.noted().map(({ event }) => event);
  expect(events).toEqual(Array.from({ length: 5 }, () => ['start', 'end']).flat());
});

test('a Kopia that does not know a flag is asked without it from then on', async () => {
  const stand = standIn({ from: 'old-kopia' });
  const asker = askerOf(stand);
  expect(await asker.ask('maintenance')).toMatchObject({ verdict: 'ok' });
  expect(await asker.ask('snapshots')).toMatchObject({ verdict: 'ok' });
  expect(commandsOf(stand)).toEqual([
    `maintenance info --json ${QUIET}`,
    'maintenance info --json --no-progress --disable-content-log',
    'maintenance info --json --no-progress',
    'snapshot list --json --all --no-retention --no-progress',
  ]);
});

test('a flag of the question that is unknown is a refusal, and asked once', async () => {
  const stand = standIn({ from: 'good', unknownFlags: ['--json'] });
  expect(await askerOf(stand).ask('check')).toMatchObject({
    verdict: 'failed',
    reason: "kopia snapshot verify: exit code 1: kopia: error: unknown long flag '--json', try --help",
  });
  expect(commandsOf(stand)).toHaveLength(1);
});

test('a version that is not told leaves the repository known, and is counted', async () => {
  const world = { from: 'good', answers: { '--version': { stdout: 'Kopia\n' } } };
  const answer = await askerOf(standIn(world)).ask('identity');
  expect(answer).toMatchObject({ verdict: 'ok', parsed: 1, rejected: 1, found: { storage: 'filesystem' } });
  expect(answer.found).not.toHaveProperty('toolVersion');
});

test.each([
  ['0.23.1 build: 9c08 from: kopia/kopia', '0.23.1'],
  ['v0-unofficial build: -(unknown_revision) from: ', 'v0-unofficial'],
])('%j is version %s', async (printed, toolVersion) => {
  const world = { from: 'good', answers: { '--version': { stdout: `${printed}\n` } } };
  expect((await askerOf(standIn(world)).ask('identity')).found).toMatchObject({ toolVersion });
});

test('what a refusal of the second half of a size leaves is told with the refusal', async () => {
  const answers = { 'content stats': 'api-client/content-stats-raw' };
  expect(await askerOf(standIn({ from: 'good', answers })).ask('size')).toMatchObject({
    verdict: 'failed',
    found: { storedBytes: 60_443_054, blobs: 115 },
  });
});

test('what compression saves is added to what is stored', async () => {
  const { found } = await askerOf(standIn({ from: 'compressed' })).ask('size');
  expect(found).toEqual({ storedBytes: 214_347, blobs: 13, uncompressedBytes: 214_347 + (788_367 - 190_857) });
});

test.each([
  { asked: 'sample', printed: 'verify/good-json', reached: 'structure' },
  { asked: 'sample', printed: 'verify/good-percent-10-json', reached: 'sample' },
  { asked: 'sample', printed: 'verify/good-percent-100-json', reached: 'sample' },
  { asked: 'data', printed: 'verify/good-json', reached: 'structure' },
  { asked: 'data', printed: 'verify/good-percent-10-json', reached: 'sample' },
  { asked: 'data', printed: 'verify/good-percent-100-json', reached: 'data' },
  { asked: 'structure', printed: 'verify/good-percent-100-json', reached: 'structure' },
] as const)('a check of $asked that did $printed is one of $reached', async ({ asked, printed, reached }) => {
  const asker = askerOf(standIn({ answers: { '*': printed } }));
  const { found } = await asker.ask('check', { depth: asked });
  expect(found).toEqual({ depth: reached, isGood: true });
});

test('exit code 1 beside a result without errors is no good check', async () => {
  const world = { answers: { '*': { recording: 'verify/good-json', exit: 1 } } };
  expect(await askerOf(standIn(world)).ask('check')).not.toHaveProperty('found');
});

test('what a repository loses shows at the next look, whatever its exit codes say', async () => {
  const stand = standIn({ from: 'good' });
  const asker = askerOf(stand);
  const newest = async () =>
    (await asker.ask('snapshots')).found?.sources.map(({ source, restorePoints }) => [
      source.paths[0]?.split('/').at(-1),
      new Date(Math.max(...restorePoints) * 1000).toISOString().slice(11),
    ]);
  const docs = ['docs', '01:13:53.158Z'];
  expect(await newest()).toEqual([['big', '01:13:53.490Z'], docs]);
  stand.become({ from: 'index-deleted' });
  expect(await newest()).toEqual([docs]);
  stand.become({ from: 'all-indexes-deleted' });
  expect(await newest()).toEqual([]);
  stand.become({ from: 'directory-gone' });
  expect(await newest()).toBeUndefined();
});

function commandsOf(stand: StandIn): readonly string[] {
  return stand.noted().flatMap(({ event, argv }) => (event === 'start' ? [argv.join(' ')] : []));
}
