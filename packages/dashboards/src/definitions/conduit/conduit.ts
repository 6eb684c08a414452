import { conduitAgent, conduitGateway, conduitManager } from '@lockstep/catalog';
import { anyOf, re, select } from '@lockstep/query';
import { CHOSEN } from '../../service/instances.ts';
import type { Timed } from '../../service/operations.ts';

/** What the manager says. */
export const manager = select(conduitManager);

/** What gateways say. */
export const gateway = select(conduitGateway);

/** What agents say. */
export const agent = select(conduitAgent);

/** The scrape jobs of Conduit's components. */
export const JOBS = { manager: 'conduit-manager', gateway: 'conduit-gateway', agent: 'conduit-agent' } as const;

/** Answers to HTTP requests that are the component's fault. */
const FAILED_REQUESTS = { ...CHOSEN, status_code: re('5..') } as const;

/** Codes of RPC calls that are the component's fault, or that the caller cannot tell from it. */
const FAILED_CALLS = {
  ...CHOSEN,
  status: anyOf('unknown', 'internal', 'unavailable', 'data_loss', 'deadline_exceeded'),
} as const;

/** HTTP requests of the chosen instances, by component. */
export const http = {
  manager: {
    all: manager.manager_http_requests_total.where(CHOSEN),
    failed: manager.manager_http_requests_total.where(FAILED_REQUESTS),
    duration: manager.manager_http_request_duration_seconds.where(CHOSEN),
  },
  gateway: {
    all: gateway.gateway_http_requests_total.where(CHOSEN),
    failed: gateway.gateway_http_requests_total.where(FAILED_REQUESTS),
    duration: gateway.gateway_http_request_duration_seconds.where(CHOSEN),
  },
  agent: {
    all: agent.agent_http_requests_total.where(CHOSEN),
    failed: agent.agent_http_requests_total.where(FAILED_REQUESTS),
    duration: agent.agent_http_request_duration_seconds.where(CHOSEN),
  },
} as const satisfies Record<string, Timed>;

/** RPC calls of the chosen instances, by component. */
export const rpc = {
  manager: {
    all: manager.manager_rpc_calls_total.where(CHOSEN),
    failed: manager.manager_rpc_calls_total.where(FAILED_CALLS),
    duration: manager.manager_rpc_call_duration_seconds.where(CHOSEN),
  },
  gateway: {
    all: gateway.gateway_rpc_calls_total.where(CHOSEN),
    failed: gateway.gateway_rpc_calls_total.where(FAILED_CALLS),
    duration: gateway.gateway_rpc_call_duration_seconds.where(CHOSEN),
  },
  agent: {
    all: agent.agent_rpc_calls_total.where(CHOSEN),
    failed: agent.agent_rpc_calls_total.where(FAILED_CALLS),
    duration: agent.agent_rpc_call_duration_seconds.where(CHOSEN),
  },
} as const satisfies Record<string, Timed>;
