import type { HostChange, HostCredentials, JoinToken, NewHost, NewJoinToken } from '@lockstep/protocol';
import type { Deafness } from '../../fleet/presence.ts';
import type { AcceptedBatch, Enrolment, HostChangeResult, ReportOutcome } from '../store.ts';
import type { StoreErrorKind } from '../store-error.ts';

/** What the writer can be asked, by name: the request and its answer. Everything here crosses threads by copy. */
export interface Writes {
  enrol: { request: { host: NewHost; nowMs: number; maxHosts: number; joinToken?: string }; answer: Enrolment };
  change: { request: { hostId: string; change: HostChange; nowMs: number }; answer: HostChangeResult };
  remove: { request: { hostId: string; nowMs: number }; answer: boolean };
  rotate: { request: { hostId: string }; answer: HostCredentials | undefined };
  joinToken: { request: { wanted: NewJoinToken; nowMs: number }; answer: JoinToken };
  reports: { request: { hostId: string; batch: AcceptedBatch }; answer: readonly ReportOutcome[] };
  /** Judges what time causes for the named hosts. */
  judge: { request: { hostIds: readonly string[]; nowMs: number; deaf: Deafness }; answer: undefined };
  notified: { request: { ids: readonly number[] }; answer: undefined };
  /** One bounded step of retention; the answer is whether there is more to delete. */
  retain: { request: { nowMs: number; retentionDays: number }; answer: boolean };
}

/** Name of a write. */
export type WriteName = keyof Writes;

/** A write as it is queued. */
export type Write = { [N in WriteName]: { readonly name: N } & Readonly<Writes[N]['request']> }[WriteName];

/** To the worker: a write with the number by which its answer is told, or the end. */
export type ToWriter = { readonly id: number; readonly write: Write } | 'close';

/** The fate of one write. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: { readonly kind: StoreErrorKind; readonly message: string } };

/** From the worker. `commits` are the transactions that stood behind the answers, by number of writes. */
export type FromWriter =
  | { readonly type: 'ready' }
  | { readonly type: 'answers'; readonly answers: readonly Answer[]; readonly commits: readonly number[] };

/** What a worker is started with. */
export interface WriterData {
  readonly path: string;
  /** Whether alerts are queued for a sender. */
  readonly notify: boolean;
  readonly nowMs: number;
}
