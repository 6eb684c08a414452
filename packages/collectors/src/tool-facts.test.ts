import { describe, expect, test } from 'vitest';
import { factsIn } from '../test/facts-in.ts';
import { recordedRestic } from '../test/recorded-run.ts';
import { scenarios, VERSIONS } from '../test/recording.ts';
import type { Question } from './answer.ts';
import type { Asking, Finding } from './create-asker.ts';
import { askCheck } from './restic/check.ts';
import { askIdentity } from './restic/identity.ts';
import { askLocks } from './restic/locks.ts';
import { askSize } from './restic/size.ts';
import { askSnapshots } from './restic/snapshots.ts';
import { TOOL_FACTS, type ToolFact } from './tool-facts.ts';
import { TOOL_QUESTIONS, type ToolQuestion } from './tool-questions.ts';

const place = {
  storage: async () => ({ kind: 'local', path: '/r' }),
  volumeOf: async () => ({ sizeBytes: 2, availableBytes: 1 }),
};

/** How each question of restic is put, and the recorded commands that answer it. */
const ASKED: Readonly<
  Record<ToolQuestion<'restic'>, readonly [(asking: Asking) => Promise<Finding<Question>>, RegExp, object]>
> = {
  identity: [(asking) => askIdentity(asking, place), /^version-json$/u, { cat: 'cat-config' }],
  snapshots: [askSnapshots, /snapshots-json$/u, {}],
  size: [askSize, /^stats-raw-data-json$/u, {}],
  locks: [askLocks, /^locked-shared-list-locks$/u, { cat: 'locked-shared-cat-lock' }],
  check: [askCheck, /^(?:check-good|damage-missing-pack-check)-json$/u, {}],
};

describe.each(VERSIONS)('the facts of restic %s', (version) => {
  test.each(TOOL_QUESTIONS.restic)('%s: what the recordings hold is what the table says', async (question) => {
    const [ask, pattern, others] = ASKED[question];
    const paths = new Set<string>();
    for (const scenario of scenarios(version).filter((name) => pattern.test(name))) {
      const subcommand = { identity: 'version', size: 'stats', locks: 'list locks' }[question as string] ?? question;
      const run = recordedRestic(version, { ...others, [subcommand]: scenario });
      const { found } = await ask({ run, askedAtMs: Date.parse('2026-11-22T00:00:00Z'), options: {} });
      for (const path of found === undefined ? [] : factsIn(found)) paths.add(`${question}.${path}`);
    }
    expect([...paths].sort()).toEqual(toldBy(version, question));
  });
});

test.each(['restic', 'kopia'] as const)('%s is asked exactly the questions of which it tells a fact', (tool) => {
  const told = Object.entries(TOOL_FACTS).filter(([, fact]) => fact[tool] !== 'never');
  expect([...new Set(told.map(([path]) => path.split('.', 1)[0]))].sort()).toEqual([...TOOL_QUESTIONS[tool]].sort());
});

function toldBy(version: string, question: Question): readonly string[] {
  return Object.entries(TOOL_FACTS)
    .filter(([path, { restic }]) => path.startsWith(`${question}.`) && restic !== 'never' && isAtLeast(version, restic))
    .map(([path]) => path)
    .sort();
}

function isAtLeast(version: string, since: ToolFact['restic']): boolean {
  return version.localeCompare(since, 'en', { numeric: true }) >= 0;
}
