import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Above this a file is not read: a dashboard of this size cannot be edited in Grafana either. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** A text, or why there is none. `tooLarge` is kept apart: it is a limit of ours and no mistake in the file. */
export type FileText =
  { readonly text: string } | { readonly problem: string; readonly fix: string; readonly tooLarge: boolean };

/**
 * Reads a file that somebody named or that was found. Never hangs (pipes and devices are refused), never throws for
 * what the file is or holds; a byte order mark is taken off.
 */
export async function readTextFile(path: string, maxBytes: number = MAX_FILE_BYTES): Promise<FileText> {
  let file: FileHandle | undefined;
  try {
    // Without O_NONBLOCK the opening of a pipe waits for its writer.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    return await readRegular(file, maxBytes);
  } catch (error) {
    return refusal(`It cannot be read: ${reasonOf(error)}.`, 'Check that it is there and may be read.');
  } finally {
    await file?.close();
  }
}

/** Decodes bytes as UTF-8, which all files that are read here have to be. */
export function decodeText(bytes: Uint8Array): FileText {
  const encoding = UTF16_MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (encoding !== undefined) return refusal(`It is ${encoding.name} text.`, 'Save it as UTF-8.');
  const zero = bytes.indexOf(0);
  if (zero >= 0) return refusal(`It has a NUL byte at offset ${zero}, so it is no text.`, 'Save it as UTF-8 text.');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refusal('It is no valid UTF-8.', 'Save it as UTF-8.');
  }
}

const UTF16_MARKS = [
  { name: 'UTF-16 (little endian)', mark: [0xff, 0xfe] },
  { name: 'UTF-16 (big endian)', mark: [0xfe, 0xff] },
] as const;

async function readRegular(file: FileHandle, maxBytes: number): Promise<FileText> {
  const stat = await file.stat();
  if (!stat.isFile()) {
    return refusal(`It is ${stat.isDirectory() ? 'a folder' : 'a pipe, socket or device'}, no file.`, 'Name a file.');
  }
  // A file may grow while it is read: the limit counts what came.
  const bytes = Buffer.alloc(Math.min(stat.size, maxBytes) + 1);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length);
    if (bytesRead === 0) return decodeText(bytes.subarray(0, length));
    length += bytesRead;
  }
  const problem = `It has more than ${stat.size > maxBytes ? maxBytes : stat.size} bytes${stat.size > maxBytes ? '' : ' and is growing'}.`;
  return { problem, fix: 'Split it, or leave it out.', tooLarge: true };
}

function refusal(problem: string, fix: string): FileText {
  return { problem, fix, tooLarge: false };
}

/** What the system says, without the path, which the message has already. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.replace(/, \w+(?: '.*')?$/s, '');
}
