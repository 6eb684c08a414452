import { readTextFile } from '../files/read-text-file.ts';
import type { Surroundings } from '../surroundings.ts';
import { UsageError } from '../usage-error.ts';
import { type Credentials, type FetchedText, fetchText, shownUrl } from './fetch-text.ts';
import type { Page } from './stored-page.ts';

/** A page above this size is not read: Prometheus would not like it either. */
export const MAX_PAGE_BYTES = 64 * 1024 * 1024;

/**
 * Reads a page from a URL, a file, or with `-` from standard input.
 *
 * @throws {UsageError} when it cannot be had.
 */
export async function readPage(source: string, { input }: Surroundings, credentials: Credentials): Promise<Page> {
  if (source === '-') return { source: 'standard input', text: await readAll(input) };
  const url = urlOf(source);
  if (url === undefined) return { source, text: textOf(source, await readTextFile(source, MAX_PAGE_BYTES)).text };
  const shown = shownUrl(url);
  const { text, contentType } = textOf(shown, await fetchText(url, { maxBytes: MAX_PAGE_BYTES, credentials }));
  return { source: shown, text, contentType };
}

/** Files that `import` and `verify` take on the command line for servers that want to know who asks. */
export interface CredentialFiles {
  readonly bearerTokenFile?: string;
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
}

/**
 * What is in the files.
 *
 * @throws {UsageError} when one cannot be read.
 */
export async function readCredentials(files: CredentialFiles): Promise<Credentials> {
  const { bearerTokenFile, caFile, certFile, keyFile } = files;
  const named = { bearerToken: bearerTokenFile, ca: caFile, cert: certFile, key: keyFile };
  const read = Object.entries(named).map(async ([name, file]) =>
    file === undefined ? [] : [[name, textOf(file, await readTextFile(file)).text.trim()] as const],
  );
  return Object.fromEntries((await Promise.all(read)).flat());
}

/**
 * A text that was asked for.
 *
 * @throws {UsageError} when there is none.
 */
export function textOf(source: string, read: FetchedText): { readonly text: string; readonly contentType?: string } {
  if ('text' in read) return read;
  throw new UsageError(`${source}: ${read.problem} ${read.fix}`);
}

/** Undefined for anything but an address on the web: paths of Windows parse as URLs, too. */
export function urlOf(source: string): URL | undefined {
  if (!/^https?:\/\//i.test(source)) return undefined;
  return URL.canParse(source) ? new URL(source) : undefined;
}

async function readAll(input: Surroundings['input']): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > MAX_PAGE_BYTES) throw new UsageError(`Standard input has more than ${MAX_PAGE_BYTES} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
