import {
  Code,
  ConnectError,
  type Interceptor,
  type StreamRequest,
  type StreamResponse,
  type UnaryRequest,
  type UnaryResponse,
} from '@connectrpc/connect';
import type { Counter, Histogram, LabelledFamily } from '@lockstep/metrics';
import type { LabelMap, Labels } from '../label-map.ts';
import { memoized } from '../memoized.ts';
import { rowFinder } from '../row-finder.ts';
import { type RpcFacts, type RpcMessageFacts, type RpcStatus, statusOfError } from './rpc-facts.ts';
import { type Tap, tapped } from './tapped.ts';

type DescMethod = (UnaryRequest | StreamRequest)['method'];

/** The instruments of RPC calls, of a server or of a client. `LC`, `LD` and `LM` are their labels. */
export interface RpcMetricsOptions<LC extends Labels, LD extends Labels, LM extends Labels = never> {
  /** Counts calls when they are over. */
  readonly calls: LabelledFamily<LC, Counter>;
  /** Seconds from the call to its result, of streams to their end. */
  readonly duration: LabelledFamily<LD, Histogram>;
  /** What each label of the two shows. */
  readonly labels: LabelMap<NoInfer<LC & LD>, RpcFacts>;
  /** Counts messages, where a catalog has a metric for them. */
  readonly messages?: {
    readonly counter: LabelledFamily<LM, Counter>;
    readonly labels: LabelMap<NoInfer<LM>, RpcMessageFacts>;
  };
}

/**
 * A Connect interceptor, for a transport (client) or a router (server), that counts and times calls. Put it first in the
 * list, so that calls which other interceptors refuse are counted too. A stream is over when its last message was read,
 * when it fails, or when its signal aborts, whichever is first. (Who stops reading without an abort leaves the call open:
 * Connect does not tell anybody.)
 *
 * Not seen by interceptors of a server: unknown methods, and messages that cannot be parsed.
 */
export function rpcMetrics<LC extends Labels, LD extends Labels, LM extends Labels = never>(
  options: RpcMetricsOptions<LC, LD, LM>,
): Interceptor {
  const rowsOf = rpcRows(options);
  return (next) => async (request) => {
    const call = new Call(rowsOf(request.method), request.signal);
    try {
      if (request.stream) return call.streamed(await next(call.streaming(request)));
      call.request();
      const response = await next(request);
      call.response();
      call.end('ok');
      return response;
    } catch (error) {
      call.fail(error);
      throw error;
    }
  };
}

/** One call, from its request to its end. */
class Call {
  readonly #rows: MethodRows;
  readonly #signal: AbortSignal;
  readonly #start = performance.now();
  #isOver = false;
  readonly #onAbort = (): void => this.fail(this.#signal.reason);
  readonly request: () => void;
  readonly response: () => void;

  constructor(rows: MethodRows, signal: AbortSignal) {
    this.#rows = rows;
    this.#signal = signal;
    this.request = () => rows.request?.inc();
    this.response = () => rows.response?.inc();
  }

  /** The request of a stream, its messages counted. */
  streaming(request: StreamRequest): StreamRequest {
    this.#signal.addEventListener('abort', this.#onAbort, { once: true });
    if (this.#rows.request === undefined) return request;
    return { ...request, message: tapped(request.message, { ...NO_TAP, message: this.request }) };
  }

  /** The response of a stream, with which the call ends. */
  streamed(response: UnaryResponse | StreamResponse): UnaryResponse | StreamResponse {
    if (!response.stream) return response;
    const message = tapped(response.message, {
      message: this.response,
      end: () => this.end('ok'),
      fail: (error) => this.fail(error),
      leave: () => this.fail(new ConnectError('The reader left.', Code.Canceled)),
    });
    return { ...response, message };
  }

  fail(error: unknown): void {
    this.end(statusOfError(error, this.#signal));
  }

  end(status: RpcStatus): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#signal.removeEventListener('abort', this.#onAbort);
    const { calls, duration } = this.#rows.ended(status);
    calls.inc();
    duration.observe((performance.now() - this.#start) / 1000);
  }
}

const nothing = (): void => undefined;
const NO_TAP: Tap = { message: nothing, end: nothing, fail: nothing, leave: nothing };

/** The rows of one method. */
interface MethodRows {
  readonly ended: (status: RpcStatus) => { readonly calls: Counter; readonly duration: Histogram };
  readonly request: Counter | undefined;
  readonly response: Counter | undefined;
}

function rpcRows<LC extends Labels, LD extends Labels, LM extends Labels>(
  options: RpcMetricsOptions<LC, LD, LM>,
): (method: DescMethod) => MethodRows {
  const { messages } = options;
  const counter: (facts: RpcFacts) => Counter = rowFinder(options.calls, options.labels);
  const histogram: (facts: RpcFacts) => Histogram = rowFinder(options.duration, options.labels);
  const messageCounter: ((facts: RpcMessageFacts) => Counter) | undefined =
    messages && rowFinder(messages.counter, messages.labels);
  return memoized((descriptor) => {
    const facts = { service: descriptor.parent.typeName, method: descriptor.name };
    const ended = memoized((status: RpcStatus) => {
      const all = { ...facts, status };
      return { calls: counter(all), duration: histogram(all) };
    });
    const request = messageCounter?.({ ...facts, direction: 'request' });
    const response = messageCounter?.({ ...facts, direction: 'response' });
    return { ended, request, response };
  });
}
