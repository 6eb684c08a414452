import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { AskerOptions } from './asker.ts';
import { createAsker, type Modules } from './create-asker.ts';

const FAKE = fileURLToPath(new URL('../testdata/fake-tool.mjs', import.meta.url));

const NOTHING = { parsed: 0, rejected: 0 } as const;

const asker = (modules: Modules, options: Partial<AskerOptions> = {}) =>
  createAsker(
    'restic',
    { command: process.execPath, env: {}, deadlineMs: 10_000, now: () => 1000, ...options },
    modules,
  );

test('an answer is what the module found, with question, time and duration', async () => {
  const found = { storedBytes: 7 };
  const { durationSeconds, ...answer } = await asker({
    size: async () => ({ verdict: 'ok', parsed: 1, rejected: 0, found }),
  }).ask('size');
  expect(answer).toEqual({ question: 'size', askedAtMs: 1000, verdict: 'ok', parsed: 1, rejected: 0, found });
  expect(durationSeconds).toBeGreaterThanOrEqual(0);
});

test('questions wait for each other, also when asked at once', async () => {
  const events: string[] = [];
  const module = (name: string) => async () => {
    events.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    events.push(`${name} ends`);
    return { verdict: 'ok' as const, ...NOTHING };
  };
  const one = asker({ size: module('size'), locks: module('locks') });
  await Promise.all([one.ask('size'), one.ask('locks')]);
  expect(events).toEqual(['size begins', 'size ends', 'locks begins', 'locks ends']);
});

test('what the tool cannot answer, or a module that throws, is failed and does not stop the next question', async () => {
  const one = asker({
    size: async () => {
      throw new Error('broken');
    },
    locks: async () => ({ verdict: 'ok', ...NOTHING }),
  });
  expect(await one.ask('sources')).toMatchObject({
    verdict: 'failed',
    reason: '`sources` is not a question for this tool',
  });
  expect(await one.ask('size')).toMatchObject({
    verdict: 'failed',
    reason: '`size` could not be asked: Error: broken',
  });
  expect(await one.ask('locks')).toMatchObject({ verdict: 'ok' });
});

test('a reason is one line without credentials, and not a page long', async () => {
  const reason = `at https://user:word@host/\n\u001b[2K${'x'.repeat(1000)}`;
  const answer = await asker({ size: async () => ({ verdict: 'failed', reason, ...NOTHING }) }).ask('size');
  expect(answer.reason).toMatch(/^at https:\/\/\*\*\*@host\/ \[2Kx+\.\.\.$/u);
  expect(answer.reason).toHaveLength(403);
});

const exits: Modules = {
  size: async ({ run }) => {
    const { ending } = await run([FAKE, 'exit', '7']);
    return { verdict: 'failed', reason: JSON.stringify(ending), ...NOTHING };
  },
};

test.each(['asker', 'asking'] as const)('nothing is started after the %s was stopped', async (whose) => {
  const abort = AbortSignal.abort();
  const one = asker(exits, whose === 'asker' ? { abort } : {});
  const answer = await one.ask('size', whose === 'asking' ? { abort } : {});
  expect(answer.reason).toBe('{"type":"signalled","signal":"SIGTERM"}');
});

test('one asking may have more time than the others', async () => {
  const one = asker(exits, { deadlineMs: 1 });
  expect((await one.ask('size')).reason).toContain('timeout');
  expect((await one.ask('size', { deadlineMs: 10_000 })).reason).toBe('{"type":"exited","code":7}');
});
