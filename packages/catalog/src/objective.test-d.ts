import { conduitManager, defineObjectives } from './index.ts';

const available = { kind: 'availability', target: 0.99, windowDays: 30 } as const;
const quick = { kind: 'latency', target: 0.9, windowDays: 30, within: 0.5 } as const;

defineObjectives(conduitManager, [
  {
    ...available,
    events: [{ counter: 'manager_auth_requests_total', label: 'status', bad: ['error'] }],
  },
  { ...quick, histogram: 'manager_auth_duration_seconds' },
]);

defineObjectives(conduitManager, [
  // @ts-expect-error There is no such counter.
  { ...available, events: [{ counter: 'manager_auth', label: 'status', bad: ['error'] }] },
]);

defineObjectives(conduitManager, [
  // @ts-expect-error A gauge counts no events.
  { ...available, events: [{ counter: 'manager_active_tokens', label: 'status', bad: ['error'] }] },
]);

defineObjectives(conduitManager, [
  // @ts-expect-error The counter has no such label.
  { ...available, events: [{ counter: 'manager_auth_requests_total', label: 'code', bad: ['error'] }] },
]);

defineObjectives(conduitManager, [
  // @ts-expect-error The label never has this value.
  { ...available, events: [{ counter: 'manager_auth_requests_total', label: 'status', bad: ['failed'] }] },
]);

defineObjectives(conduitManager, [
  // @ts-expect-error Nobody knows the values of an entity: a route is neither good nor bad.
  { ...available, events: [{ counter: 'manager_http_requests_total', label: 'endpoint', bad: ['/servers'] }] },
]);

defineObjectives(conduitManager, [
  // @ts-expect-error Without a bad value nothing could ever be wrong.
  { ...available, events: [{ counter: 'manager_auth_requests_total', label: 'status', bad: [] }] },
]);

// @ts-expect-error A counter has no buckets.
defineObjectives(conduitManager, [{ ...quick, histogram: 'manager_auth_requests_total' }]);
