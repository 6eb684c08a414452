import { readLine } from './line.ts';

// Warnings of a cache that does not work say nothing about the repository, and a retry that failed ends in another sentence.
const HARMLESS =
  /^(?:unable to open cache: |created new cache in |.+ returned error, retrying after |.+ operation successful after \d+ retries)/u;

/** What restic printed, as text; names that are not UTF-8 arrive as U+FFFD already. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** The JSON document that restic printed; undefined for broken or cut text. */
export function readDocument(stdout: Uint8Array): unknown {
  const printed = decode(stdout);
  // 0.19.0 put progress lines (`[0:00] 100.00% ...`) before the document.
  return parse(printed) ?? parse(printed.replaceAll(/^\[\d+:\d\d.*$/gmu, ''));
}

/**
 * The first line of standard error that may speak of the repository. With one, what stands on standard output is not the
 * whole truth: an unreadable directory prints `[]`, and a damaged snapshot is left out, both with exit code 0.
 */
export function complaintIn(stderr: Uint8Array): string | undefined {
  for (const raw of decode(stderr).split('\n')) {
    const line = readLine(raw);
    if (line.type !== 'empty' && !(line.type === 'text' && HARMLESS.test(line.text))) {
      return line.type === 'message' ? JSON.stringify(line.value) : line.text;
    }
  }
  return undefined;
}

function parse(printed: string): unknown {
  try {
    return JSON.parse(printed);
  } catch {
    return undefined;
  }
}
