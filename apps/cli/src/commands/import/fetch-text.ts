import { decodeText, type FileText } from '../../files/read-text-file.ts';

/** How long an answer may take until its last byte, as Prometheus' `scrape_timeout`. */
const TIMEOUT_MS = 30_000;

/** What is asked for, in the order in which Prometheus prefers it. */
const ACCEPT = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';

/** What a server answered. */
export type FetchedText = FileText & { readonly contentType?: string };

/** How to ask. */
export interface FetchOptions {
  readonly maxBytes: number;
  /** Sent as `Authorization: Bearer`, never to another origin when the server redirects. */
  readonly bearerToken?: string | undefined;
}

/**
 * Asks a server for a text, bounded in time and size. A user and password in the URL are sent as they are meant.
 * Never throws for what the server does; `status` is told in the problem.
 */
export async function fetchText(url: URL, { maxBytes, bearerToken }: FetchOptions): Promise<FetchedText> {
  try {
    const response = await fetch(withoutCredentials(url), {
      headers: { accept: ACCEPT, ...authorization(url, bearerToken) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return failure(`The server answers ${response.status} ${response.statusText}`.trimEnd() + '.');
    }
    const bytes = await readBounded(response, maxBytes);
    if (bytes === undefined) {
      return { problem: `The answer has more than ${maxBytes} bytes.`, fix: 'Ask for less.', tooLarge: true };
    }
    return { ...decodeText(bytes), contentType: response.headers.get('content-type') ?? '' };
  } catch (error) {
    return failure(`No answer: ${causeOf(error)}.`);
  }
}

/** A URL that can be shown: without user, password and query values, which may be secrets. */
export function shownUrl(url: URL): string {
  const shown = withoutCredentials(url);
  for (const name of new Set(shown.searchParams.keys())) shown.searchParams.set(name, '...');
  return shown.href;
}

function withoutCredentials(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

function authorization({ username, password }: URL, bearerToken: string | undefined): Record<string, string> {
  if (bearerToken !== undefined) return { authorization: `Bearer ${bearerToken}` };
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

async function readBounded(response: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the rest of the answer.
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `fetch` hides the reason in a chain of causes. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof AggregateError) return causeOf(error.cause.errors[0]);
  return error.cause === undefined ? error.message : causeOf(error.cause);
}

function failure(problem: string): FetchedText {
  return { problem, fix: 'Check the URL, and that the server runs and lets you in.', tooLarge: false };
}
