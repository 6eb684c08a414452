/** What is known of a message, seen from this process. */
export interface WebSocketMessageFacts {
  readonly direction: 'inbound' | 'outbound';
}

/** What is known of an error of a connection. */
export interface WebSocketErrorFacts {
  /**
   * `protocol`: what came is no WebSocket frame that is allowed. `too_large`: a message above `maxPayload`. `reset`: the
   * operating system ended the connection or could not make it. `abnormal_closure`: it ended without a closing handshake
   * and without an error. `internal`: anything else.
   */
  readonly error: 'protocol' | 'too_large' | 'reset' | 'abnormal_closure' | 'internal';
}

/** The kind of an error that a socket emits, by the codes of `ws` and of the system. */
export function kindOfError(
  error: Error & { readonly code?: unknown; readonly syscall?: unknown },
): WebSocketErrorFacts {
  const { code, syscall } = error;
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return { error: 'too_large' };
  if (typeof code === 'string' && code.startsWith('WS_ERR_')) return { error: 'protocol' };
  return { error: syscall === undefined && code !== 'ECONNRESET' ? 'internal' : 'reset' };
}
