import { HTTP_METHODS, type LabelValue, OTHER } from '@lockstep/catalog';
import { STATUS_CODES } from 'node:http';

/** A method that is told apart; the others of Node's parser (`PROPFIND`, ...) are `other`. */
export type HttpMethod = LabelValue<typeof HTTP_METHODS>;

/** The route of a request that no route matches: never the path that was asked for. */
export const UNMATCHED_ROUTE = 'unmatched';

/** The status of an answer that its client did not wait for; nginx's number, which no server sends. */
export const CLIENT_CLOSED_REQUEST = 499;

/** What is known of an answered request. */
export interface HttpFacts {
  readonly method: HttpMethod;
  /** Template of the route (`/servers/:id`), or `UNMATCHED_ROUTE`. */
  readonly route: string;
  /** A status code that IANA has registered, `499` for a client that left, else `other`. */
  readonly status: string;
  readonly statusClass: '1xx' | '2xx' | '3xx' | '4xx' | '5xx' | typeof OTHER;
}

const METHODS = HTTP_METHODS.values;
const METHOD_INDEX: ReadonlyMap<string, number> = new Map(METHODS.map((method, index) => [method, index]));

/** A small number for each method that is told apart, and one for all others. */
export function methodIndex(method: string): number {
  return METHOD_INDEX.get(method) ?? METHODS.length;
}

/** The facts of a request, in the words of labels. `method` is its index. */
export function httpFacts(method: number, route: string, status: number): HttpFacts {
  const isKnown = STATUS_CODES[status] !== undefined || status === CLIENT_CLOSED_REQUEST;
  return {
    method: METHODS[method] ?? OTHER,
    route,
    status: isKnown ? String(status) : OTHER,
    statusClass: CLASSES[Math.floor(status / 100) - 1] ?? OTHER,
  };
}

const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const;
