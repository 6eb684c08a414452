import { defineObjectives } from '../../objective.ts';
import { conduitGateway } from './gateway.ts';
import { conduitManager } from './manager.ts';

/** Answers that say that we failed, not the caller. */
const SERVER_ERRORS = ['500', '501', '502', '503', '504'] as const;

/** Codes of the Connect protocol that say the same. The others are the caller's: a wrong argument, no permission. */
const FAULTS = ['unknown', 'internal', 'unavailable', 'data_loss', 'deadline_exceeded'] as const;

/** The specification leaves objectives to the future. Three nines over 30 days are 43 minutes in which nothing works. */
const AVAILABLE = { kind: 'availability', target: 0.999, windowDays: 30 } as const;

/** People wait for these pages: half a second is what they notice. */
const QUICK = { kind: 'latency', target: 0.95, windowDays: 30, within: 0.5 } as const;

/** What the manager promises. */
export const conduitManagerObjectives = defineObjectives(conduitManager, [
  {
    ...AVAILABLE,
    events: [
      { counter: 'manager_http_requests_total', label: 'status_code', bad: SERVER_ERRORS },
      { counter: 'manager_rpc_calls_total', label: 'status', bad: FAULTS },
    ],
  },
  { ...QUICK, histogram: 'manager_http_request_duration_seconds' },
]);

/** What the gateway promises. Console sessions are no requests: they last as long as somebody looks. */
export const conduitGatewayObjectives = defineObjectives(conduitGateway, [
  {
    ...AVAILABLE,
    events: [
      { counter: 'gateway_http_requests_total', label: 'status_code', bad: SERVER_ERRORS },
      { counter: 'gateway_rpc_calls_total', label: 'status', bad: FAULTS },
    ],
  },
  { ...QUICK, histogram: 'gateway_http_request_duration_seconds' },
]);
