import type { Alert } from '@lockstep/protocol';
import type { AlertNotification, Store } from '../storage/store.ts';
import type { OutgoingAlert } from './alert-post.ts';
import type { Receiver } from './http-receiver.ts';

/** Most alerts in one post. */
const BATCH = 100;

/** An Alertmanager forgets alerts when it restarts, so it is told of the open ones this often. */
const RESEND_MS = 5 * 60_000;

/** Waits between attempts: from the first failure on twice as long each time, up to five minutes. */
const BACKOFF_MS = { first: 1000, longest: 5 * 60_000 };

/** What the sender needs of its surroundings. */
export interface SenderParts {
  readonly store: Pick<Store, 'pendingNotifications' | 'markNotified' | 'alerts'>;
  readonly receiver: Receiver;
  readonly clock: () => number;
  /** One attempt to hand over so many alerts. `failure` has no part of the URL. */
  readonly onAttempt: (attempt: { readonly alerts: number; readonly failure?: string }) => void;
}

/**
 * Hands raised and resolved alerts over, in order and at least once. What could not be delivered stays in the store,
 * over restarts too. Call `tick` every second or so; calls must not overlap.
 */
export function createAlertSender(parts: SenderParts): { tick(): Promise<void> } {
  const { store, receiver, clock } = parts;
  let failures = 0;
  let notBeforeMs = 0;
  let resentMs = Number.NEGATIVE_INFINITY;

  /** Whether they were delivered. */
  async function attempt(alerts: readonly OutgoingAlert[]): Promise<boolean> {
    try {
      await receiver.post(alerts, clock());
      failures = 0;
      parts.onAttempt({ alerts: alerts.length });
      return true;
    } catch (error) {
      notBeforeMs = clock() + Math.min(BACKOFF_MS.longest, BACKOFF_MS.first * 2 ** failures);
      failures += 1;
      parts.onAttempt({ alerts: alerts.length, failure: error instanceof Error ? error.message : 'unknown error' });
      return false;
    }
  }

  async function drain(): Promise<boolean> {
    for (;;) {
      const pending = store.pendingNotifications(BATCH);
      if (pending.length === 0) return true;
      // One after the other on purpose: a resolved alert must not overtake its raising.
      if (!(await attempt(pending.map(outgoing)))) return false;
      await store.markNotified(pending.map(({ id }) => id));
    }
  }

  async function resendOpen(): Promise<void> {
    let cursor: string | undefined;
    do {
      const page = store.alerts({ limit: BATCH, state: 'open', ...(cursor !== undefined && { cursor }) });
      if (page.items.length > 0 && !(await attempt(page.items.map(listed)))) return;
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    resentMs = clock();
  }

  return {
    async tick() {
      if (clock() < notBeforeMs) return;
      const isDrained = await drain();
      if (isDrained && receiver.kind === 'alertmanager' && clock() - resentMs >= RESEND_MS) await resendOpen();
    },
  };
}

function outgoing({ event, alert }: AlertNotification): OutgoingAlert {
  const { id, kind, severity, hostId, host, summary, raisedAtMs, resolvedAtMs } = alert;
  // An alert may be resolved by now, and still be told as raised first.
  return {
    id,
    kind,
    severity,
    hostId,
    host,
    summary,
    raisedAtMs,
    resolvedAtMs: event === 'raised' ? null : resolvedAtMs,
  };
}

function listed({ id, kind, severity, host_id, host, summary, raised_at, resolved_at }: Alert): OutgoingAlert {
  const resolvedAtMs = resolved_at === null ? null : Date.parse(resolved_at);
  return { id, kind, severity, hostId: host_id, host, summary, raisedAtMs: Date.parse(raised_at), resolvedAtMs };
}
