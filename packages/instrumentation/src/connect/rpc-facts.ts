import { Code, ConnectError } from '@connectrpc/connect';
import { type LabelValue, RPC_CODES } from '@lockstep/catalog';

/** How a call can end: well, or with one of Connect's codes in the words of its protocol. */
export type RpcStatus = LabelValue<typeof RPC_CODES>;

/** What is known of a call that is over. */
export interface RpcFacts {
  /** Full name of the service, with its package. */
  readonly service: string;
  /** Name of the method, as in the schema. */
  readonly method: string;
  readonly status: RpcStatus;
}

/** What is known of a message of a call. */
export interface RpcMessageFacts extends Omit<RpcFacts, 'status'> {
  /** `request`: from client to server, on whichever side this is counted. */
  readonly direction: 'request' | 'response';
}

/** The status that an error stands for. An abort that has no code of its own takes that of the call's signal. */
export function statusOfError(error: unknown, signal: AbortSignal): RpcStatus {
  const reason = signal.aborted && !(error instanceof ConnectError) ? signal.reason : error;
  // A code is its place in the list: 1 is canceled.
  return RPC_CODES.values[ConnectError.from(reason, Code.Unknown).code] ?? 'unknown';
}
