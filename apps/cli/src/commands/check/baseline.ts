import type { Problem } from '@lockstep/checks';
import { UsageError } from '../../usage-error.ts';

/** A problem as a baseline knows it: without anything that an edit elsewhere in the file changes. */
interface BaselineEntry {
  readonly check: string;
  readonly file: string;
  readonly panel: string;
  readonly expr: string;
  /** The offending part of the query; the message of a problem that is in no query. */
  readonly text: string;
  readonly count: number;
}

/** What `--baseline` makes of problems. */
export interface Compared {
  /** Those that the baseline does not accept. */
  readonly fresh: readonly Problem[];
  readonly accepted: number;
  /** Entries that are found no more, in words. */
  readonly gone: readonly string[];
}

type Key = Omit<BaselineEntry, 'count'>;

const KEYS = ['check', 'file', 'panel', 'expr', 'text'] as const;

/** Identifies a problem across runs, as text. */
export function fingerprint(problem: Problem): string {
  return keyText(keyOf(problem));
}

/** A baseline that accepts these problems: one entry a line, sorted, so that its changes can be reviewed. */
export function writeBaseline(problems: readonly Problem[]): string {
  const counts = countsOf(problems.map(fingerprint));
  const entries = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, count]) => JSON.stringify(entryOf(text, count)));
  const lines = entries.map((entry) => `    ${entry}`).join(',\n');
  return `{\n  "lockstepBaseline": 1,\n  "problems": [${entries.length === 0 ? '' : `\n${lines}\n  `}]\n}\n`;
}

/**
 * Compares problems with the text of a baseline. Of several alike as many are accepted as the baseline has.
 *
 * @throws {UsageError} when the text is no baseline.
 */
export function compareWithBaseline(problems: readonly Problem[], file: string, text: string): Compared {
  const accepted = new Map(readEntries(file, text).map(({ count, ...key }) => [keyText(key), count]));
  const fresh = problems.filter((problem) => {
    const key = fingerprint(problem);
    const left = accepted.get(key) ?? 0;
    accepted.set(key, left - 1);
    return left <= 0;
  });
  const gone = [...accepted].filter(([, left]) => left > 0).map(([key, left]) => describe(entryOf(key, left)));
  return { fresh, accepted: problems.length - fresh.length, gone };
}

function keyOf({ check, file = '', panel = '', expr = '', start, end, message }: Problem): Key {
  const text = expr === '' || start === undefined ? message : expr.slice(start, end);
  return { check, file: file.replaceAll('\\', '/').replace(/^\.\//, ''), panel, expr, text };
}

function keyText(key: Key): string {
  return JSON.stringify(KEYS.map((name) => key[name]));
}

function entryOf(text: string, count: number): BaselineEntry {
  // Made by `keyText`.
  const [check = '', file = '', panel = '', expr = '', offending = ''] = JSON.parse(text) as readonly string[];
  return { check, file, panel, expr, text: offending, count };
}

function countsOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function readEntries(file: string, text: string): readonly BaselineEntry[] {
  const json = parsed(text);
  if (typeof json === 'object' && json !== null && 'lockstepBaseline' in json && json.lockstepBaseline === 1) {
    const problems: unknown = 'problems' in json ? json.problems : undefined;
    if (Array.isArray(problems) && problems.every(isEntry)) return problems;
  }
  throw new UsageError(`--baseline ${file}: It is no baseline. Write one with --write-baseline.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entries = new Map<string, unknown>(Object.entries(value));
  return KEYS.every((key) => typeof entries.get(key) === 'string') && typeof entries.get('count') === 'number';
}

function describe({ check, file, panel, text, count }: BaselineEntry): string {
  const place = [file, panel === '' ? '' : `"${panel}"`].filter((part) => part !== '').join(', ');
  return `${check}  ${place}: ${text}${count > 1 ? ` (${count} times)` : ''}`;
}
