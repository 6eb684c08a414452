import { re } from '@lockstep/query';
import { CHOSEN } from '../../service/instances.ts';
import type { Timed } from '../../service/operations.ts';
import { controlPlane } from './control-plane.ts';

const requests = controlPlane.trc_http_requests_total.where(CHOSEN);

/** Requests to the API. What callers did wrong (4xx) is no failure of the API. */
export const api: Timed = {
  all: requests,
  failed: requests.where({ status: re('5..') }),
  duration: controlPlane.trc_http_request_duration_seconds.where(CHOSEN),
};

/** Seconds within which a request should be answered. */
export const SLOW_SECONDS = 0.5;
