import {
  Alert,
  type ApiErrorCode,
  Host,
  HostChange,
  HostCredentials,
  Job,
  JoinToken,
  NewHost,
  NewJoinToken,
  page,
  PageQuery,
  ReportBatch,
  ReportResults,
  Ulid,
} from '@lockstep/protocol';
import { type TSchema, Type } from 'typebox';

/** Whose token a route asks for. */
export type Credentials = 'admin' | 'host' | 'join';

/** One route of the API: what the server registers and what the OpenAPI document shows are the same data. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly credentials: Credentials;
  readonly summary: string;
  readonly schema: { readonly body?: TSchema; readonly querystring?: TSchema; readonly params?: TSchema };
  /** Status of success, and its body; `undefined` for none. */
  readonly success: { readonly status: 200 | 201 | 204; readonly body?: TSchema };
  /** Codes beside those that every route may answer with. */
  readonly errors: readonly ApiErrorCode[];
}

const define = <const O extends Record<string, Operation>>(operations: O): O => operations;

const hostParams = Type.Object({ host_id: Ulid }, { additionalProperties: false });

const { limit, cursor, host_id, state } = PageQuery.properties;
const closed = { additionalProperties: false } as const;

const WRITES = ['body_too_large', 'unsupported_media_type', 'store_unavailable'] as const;

/** Codes that every route may answer with. */
export const COMMON_ERRORS = ['invalid_request', 'unauthorized', 'shutting_down', 'internal'] as const;

/** Every route below /api/v1. */
export const OPERATIONS = define({
  enrolHost: {
    method: 'POST',
    url: '/api/v1/hosts',
    credentials: 'admin',
    summary: 'Enrols a host. Its token is shown in the answer and never again.',
    schema: { body: NewHost },
    success: { status: 201, body: HostCredentials },
    errors: ['name_taken', 'too_many_hosts', ...WRITES],
  },
  listHosts: {
    method: 'GET',
    url: '/api/v1/hosts',
    credentials: 'admin',
    summary: 'Lists hosts by enrolment, oldest first.',
    schema: { querystring: Type.Object({ limit, cursor }, closed) },
    success: { status: 200, body: page(Host) },
    errors: [],
  },
  changeHost: {
    method: 'PATCH',
    url: '/api/v1/hosts/:host_id',
    credentials: 'admin',
    summary: 'Changes what the body names; null takes an expectation away.',
    schema: { params: hostParams, body: HostChange },
    success: { status: 204 },
    errors: ['not_found', 'name_taken', ...WRITES],
  },
  removeHost: {
    method: 'DELETE',
    url: '/api/v1/hosts/:host_id',
    credentials: 'admin',
    summary: 'Removes a host with its jobs and alerts; its series go with the next scrape.',
    schema: { params: hostParams },
    success: { status: 204 },
    errors: ['not_found', 'store_unavailable'],
  },
  rotateToken: {
    method: 'POST',
    url: '/api/v1/hosts/:host_id/token',
    credentials: 'admin',
    summary: 'Gives a host a new token; the old one is void at once.',
    schema: { params: hostParams },
    success: { status: 201, body: HostCredentials },
    errors: ['not_found', 'store_unavailable'],
  },
  createJoinToken: {
    method: 'POST',
    url: '/api/v1/join-tokens',
    credentials: 'admin',
    summary: 'Makes a token with which `lockstep-agent join` enrols hosts by itself.',
    schema: { body: NewJoinToken },
    success: { status: 201, body: JoinToken },
    errors: [...WRITES],
  },
  join: {
    method: 'POST',
    url: '/api/v1/join',
    credentials: 'join',
    summary: 'Enrols the calling host; takes one use off the join token.',
    schema: { body: NewHost },
    success: { status: 201, body: HostCredentials },
    errors: ['name_taken', 'too_many_hosts', 'join_token_spent', ...WRITES],
  },
  report: {
    method: 'POST',
    url: '/api/v1/reports',
    credentials: 'host',
    summary:
      'Takes reports of the host whose token is sent. Each report is judged by itself (`#/components/schemas/JobReport`, `FactsReport`, `HeartbeatReport`); those that can be stored are stored in one transaction before the answer.',
    schema: { body: ReportBatch },
    success: { status: 200, body: ReportResults },
    errors: [...WRITES],
  },
  listJobs: {
    method: 'GET',
    url: '/api/v1/jobs',
    credentials: 'admin',
    summary: 'Lists jobs, newest first.',
    schema: { querystring: Type.Object({ limit, cursor, host_id }, closed) },
    success: { status: 200, body: page(Job) },
    errors: [],
  },
  listAlerts: {
    method: 'GET',
    url: '/api/v1/alerts',
    credentials: 'admin',
    summary: 'Lists alerts, newest first; `state=open` (the default) leaves out what was resolved.',
    schema: { querystring: Type.Object({ limit, cursor, host_id, state }, closed) },
    success: { status: 200, body: page(Alert) },
    errors: [],
  },
});
