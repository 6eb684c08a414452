import { alertPost, type OutgoingAlert, receiverKind, type ReceiverKind } from './alert-post.ts';

/** Somebody who is told about alerts. */
export interface Receiver {
  readonly kind: ReceiverKind;
  /** Resolves when the receiver took them. @throws Error whose message holds no part of the URL */
  post(alerts: readonly OutgoingAlert[], nowMs: number): Promise<void>;
}

/** Longest wait for an answer. */
const TIMEOUT_MS = 10_000;

/**
 * Posts to `url`. Credentials in it become Basic authentication; `token` is sent as a bearer token. Redirects are not
 * followed: they would carry the credentials to a place that nobody configured. `stop` ends a post that is under way.
 */
export function createHttpReceiver(url: URL, token?: string, stop?: AbortSignal): Receiver {
  const kind = receiverKind(url);
  const target = new URL(url);
  target.username = '';
  target.password = '';
  const credentials = token === undefined ? basic(url) : `Bearer ${token}`;
  return {
    kind,
    async post(alerts, nowMs) {
      const response = await fetch(target, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(credentials !== undefined && { authorization: credentials }),
        },
        body: alertPost(kind, alerts, nowMs),
        redirect: 'error',
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(stop === undefined ? [] : [stop])]),
      }).catch((error: unknown) => {
        throw new Error(`no answer (${reasonOf(error)})`, { cause: error });
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`answered ${response.status}`);
    },
  };
}

function basic({ username, password }: URL): string | undefined {
  if (username === '') return undefined;
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** The code of a failed `fetch`: its message may hold the URL. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.name : 'unknown error';
}
