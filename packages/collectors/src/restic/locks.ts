import type { Asking, Finding, RunTool } from '../create-asker.ts';
import { defined } from '../defined.ts';
import { instant, isObject } from '../field.ts';
import { type Known, known, unknown } from '../known.ts';
import { askRestic, refused, type Refusal, type Reply } from './ask-restic.ts';
import { decode, readDocument } from './document.ts';

/** So many locks are opened to learn their age, each for the price of a command; more are only counted. */
const MAX_OPENED = 16;

const LIST = ['list', 'locks', '--no-lock'] as const;

/** Asks for locks and their age. A lock that goes while it is asked about was none to worry about; none is ever removed. */
export async function askLocks({ run }: Asking): Promise<Finding<'locks'>> {
  const listed = await askRestic(run, LIST, readIds);
  if ('verdict' in listed) return refused(listed);
  const opened = await openLocks(run, listed.value.slice(0, MAX_OPENED));
  const still = opened.some(({ reply }) => 'verdict' in reply) ? await askRestic(run, LIST, readIds) : listed;
  if ('verdict' in still) return refused(still);
  const times = opened.flatMap(({ reply }) => ('value' in reply ? [reply.value] : []));
  const unread = opened.flatMap(({ id, reply }) => ('verdict' in reply && still.value.includes(id) ? [reply] : []));
  return {
    ...verdictOf(unread[0]),
    parsed: times.length,
    rejected: unread.length,
    found: {
      count: listed.value.length - (opened.length - times.length - unread.length),
      ...defined({ oldestAtMs: times.length === 0 ? undefined : Math.min(...times) }),
    },
  };
}

/** The ids that `list` printed, one a line. */
export function readIds(stdout: Uint8Array): Known<readonly string[]> {
  const lines = decode(stdout)
    .split('\n')
    .filter((line) => line !== '');
  const wrong = lines.find((line) => !/^[0-9a-f]{64}$/u.test(line));
  return wrong === undefined ? known(lines) : unknown(`it printed \`${wrong}\`, which is no id`);
}

/** When the holder of a lock last refreshed it, milliseconds since 1970, of `cat lock`. */
function readLockTime(stdout: Uint8Array): Known<number> {
  const lock = readDocument(stdout);
  const time = isObject(lock) ? instant(lock['time']) : undefined;
  return time === undefined ? unknown('it printed no time of the lock') : known(Date.parse(time));
}

async function openLocks(run: RunTool, ids: readonly string[]) {
  const opened: { readonly id: string; readonly reply: Reply<number> }[] = [];
  for (const id of ids)
    opened.push({ id, reply: await askRestic(run, ['cat', 'lock', id, '--no-lock'], readLockTime) });
  return opened;
}

function verdictOf(unread: Refusal | undefined) {
  return unread === undefined ? { verdict: 'ok' as const } : { verdict: 'partial' as const, reason: unread.reason };
}
