import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/** A request to the server. */
export interface JsonRequest {
  readonly url: URL;
  readonly token: string;
  readonly body: unknown;
  /** PEM text of authorities, instead of Node's own. */
  readonly ca?: string;
  /** For the whole exchange. */
  readonly timeoutMs: number;
}

/** What came back. `body` is `undefined` when it was not JSON. */
export interface JsonAnswer {
  readonly status: number;
  readonly retryAfterSeconds?: number;
  readonly body: unknown;
}

const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * Posts JSON with a bearer token. Redirects are not followed: a token belongs to one server. Rejects when no whole answer
 * came: refused, reset, cut short, late, or a certificate that is not trusted.
 */
export function postJson({ url, token, body, ca, timeoutMs }: JsonRequest): Promise<JsonAnswer> {
  const payload = Buffer.from(JSON.stringify(body));
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': payload.length,
          accept: 'application/json',
        },
        signal: AbortSignal.timeout(timeoutMs),
        ...(ca === undefined ? {} : { ca }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > MAX_ANSWER_BYTES) response.destroy(new Error('the answer is longer than 1 MiB'));
          else chunks.push(chunk);
        });
        response.once('error', reject);
        response.once('end', () => {
          const retryAfterSeconds = readRetryAfter(response.headers['retry-after']);
          resolve({
            status: response.statusCode ?? 0,
            ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
            body: parse(Buffer.concat(chunks)),
          });
        });
      },
    );
    sent.once('error', (error) =>
      reject(error.name === 'AbortError' || error.name === 'TimeoutError' ? late(timeoutMs) : error),
    );
    sent.end(payload);
  });
}

function late(timeoutMs: number): Error {
  return new Error(`no answer within ${timeoutMs / 1000} s`);
}

/** Seconds; the other form, a date, depends on two clocks and is read as absent. */
function readRetryAfter(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,6}$/u.test(header) ? Number(header) : undefined;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
