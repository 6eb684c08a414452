import type { Surroundings } from '../../component.ts';
import type { Server } from '../fleet.ts';
import type { GatewayMetrics } from './metrics.ts';

/** The kinds of consoles. */
export type SessionType = 'vnc' | 'sol';

/** A console that somebody asked for. */
export interface Session {
  readonly id: string;
  readonly type: SessionType;
  readonly server: Server;
  readonly customer: string;
  readonly createdAt: number;
  /** Seconds since it was asked for. */
  readonly sinceCreation: () => number;
  isAttached: boolean;
}

/** The console sessions of a gateway. */
export interface Sessions {
  create(type: SessionType, server: Server, customer: string): Session;
  find(id: string): Session | undefined;
  /** The first byte of the console has come, or it never will. */
  attached(session: Session, status: 'success' | 'error'): void;
  /** Ends a session; one that is not there is an error of whoever asks. */
  end(session: Session | undefined): void;
  /** Ends sessions that nobody attached to, and shows the others. */
  tend(): void;
}

/** Seconds after which a session ends that nobody attached to. */
const UNATTACHED_SECONDS = 10;

/** Keeps the sessions of a gateway, and counts what becomes of them. */
export function createSessions(
  metrics: GatewayMetrics,
  { now, pace, random }: Pick<Surroundings, 'now' | 'pace' | 'random'>,
): Sessions {
  const ids = random.fork('sessions');
  const sessions = new Map<string, Session>();
  /** Open sessions by type and customer. Rows stay, so that a session that ends is a zero. */
  const open = new Map<
    string,
    { readonly labels: { readonly type: SessionType; readonly customer_id: string }; n: number }
  >();
  const count = (operation: 'create' | 'attach' | 'close' | 'expire', type: SessionType, status: 'success' | 'error') =>
    metrics.gateway_session_operations_total.with({ operation, type, status }).inc();
  const remove = (session: Session): void => {
    sessions.delete(session.id);
    metrics.gateway_session_duration_seconds.with({ type: session.type }).observe(now() - session.createdAt);
  };
  return {
    create(type, server, customer) {
      const id = `${sessions.size}-${ids.below(2 ** 32).toString(16)}`;
      const session = {
        id,
        type,
        server,
        customer,
        createdAt: now(),
        sinceCreation: pace.stopwatch(),
        isAttached: false,
      };
      sessions.set(id, session);
      count('create', type, 'success');
      return session;
    },
    find: (id) => sessions.get(id),
    attached(session, status) {
      const { type, isAttached, sinceCreation } = session;
      if (isAttached) return;
      session.isAttached = true;
      count('attach', type, status);
      if (status === 'success') {
        metrics.gateway_session_creation_duration_seconds.with({ type }).observe(sinceCreation());
      }
    },
    end(session) {
      if (session === undefined || !sessions.has(session.id)) return count('close', session?.type ?? 'sol', 'error');
      remove(session);
      count('close', session.type, 'success');
    },
    tend() {
      for (const session of sessions.values()) {
        if (session.isAttached || now() - session.createdAt < UNATTACHED_SECONDS) continue;
        remove(session);
        count('expire', session.type, 'success');
      }
      for (const row of open.values()) row.n = 0;
      for (const { type, customer } of sessions.values()) {
        const key = `${type} ${customer}`;
        const row = open.get(key) ?? { labels: { type, customer_id: customer }, n: 0 };
        row.n += 1;
        open.set(key, row);
      }
      metrics.gateway_sessions_total.replace((row) => {
        for (const { labels, n } of open.values()) row(labels, n);
      });
    },
  };
}
