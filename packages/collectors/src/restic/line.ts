import { isObject } from '../field.ts';

/**
 * One line of restic's output. `broken` is a line that begins like JSON and is none: half a line of a killed process,
 * or two processes that wrote at once.
 */
export type ResticLine =
  | { readonly type: 'message'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'broken'; readonly text: string }
  | { readonly type: 'empty' };

// `ESC[2K` precedes the signal line in 0.14.0 and 0.18.0, a carriage return in 0.19.1; a BOM comes from redirections.
// oxlint-disable-next-line no-control-regex -- these control characters are what must go
const TERMINAL_NOISE = /\u001b\[[0-9;?]*[A-Za-z]|[\r\u0000\ufeff]/gu;

/** Reads one line, with or without its line end, whatever else the terminal was told in it. */
export function readLine(line: string): ResticLine {
  const text = line.replaceAll(TERMINAL_NOISE, '').trim();
  if (text === '') return { type: 'empty' };
  if (!text.startsWith('{')) return { type: 'text', text };
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return { type: 'message', value };
  } catch {
    return { type: 'broken', text };
  }
  return { type: 'text', text };
}
