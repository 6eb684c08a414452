import { oneOf } from '../../label.ts';

/** Where a value goes that a closed set does not have: a made-up method, a status code that nobody registered. */
export const OTHER = 'other';

/** Methods of RFC 9110 and RFC 5789. Anybody can send any word as a method, so the rest is `other`. */
export const HTTP_METHODS = oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', OTHER);

/** Status codes that services here answer with; the rest is `other`. */
export const HTTP_STATUS_CODES = oneOf(
  '101',
  '200',
  '201',
  '202',
  '204',
  '206',
  '301',
  '302',
  '304',
  '307',
  '400',
  '401',
  '403',
  '404',
  '405',
  '408',
  '409',
  '410',
  '413',
  '415',
  '422',
  '429',
  '499',
  '500',
  '501',
  '502',
  '503',
  '504',
  OTHER,
);

/** Bounds for what people wait for, in seconds (Conduit, "Histogram Buckets", HTTP/RPC requests). */
export const REQUEST_BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** Bounds for queries of a database beside the process, in seconds (Conduit, "Histogram Buckets", database queries). */
export const QUERY_BUCKETS_SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1] as const;
