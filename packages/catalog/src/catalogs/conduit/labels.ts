import { entity, oneOf, routeTemplate } from '../../label.ts';
import { HTTP_METHODS, HTTP_STATUS_CODES } from '../service/http.ts';

/** Bounds for operations on a baseboard controller, in seconds ("Histogram Buckets", BMC operations). */
export const BMC_BUCKETS_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

/** What most operations come to. The specification names the label and no values. */
export const OUTCOMES = oneOf('success', 'error');

/** Power and boot operations of a baseboard controller. */
export const BMC_OPERATIONS = oneOf(
  'power_on',
  'power_off',
  'power_cycle',
  'reset',
  'power_status',
  'sensors',
  'boot_device',
);

/** Protocols by which an agent talks to a baseboard controller. */
export const BMC_TYPES = oneOf('ipmi', 'redfish');

/** Kinds of console sessions ("Session Management", `type={vnc,sol}`). */
export const SESSION_TYPES = oneOf('vnc', 'sol');

/** Seen from the component that counts. */
export const DIRECTIONS = oneOf('inbound', 'outbound');

/** Why a connection to a baseboard controller or a console of it failed. */
export const CONNECTION_ERRORS = oneOf('unreachable', 'auth_failed', 'timeout', 'protocol', 'reset');

/** Sites. */
export const DATACENTER = entity('datacenter', { max: 12 });

/** Customers whose servers one manager or gateway serves. */
export const CUSTOMER = entity('customer', { max: 100 });

/** Servers of one agent that can have a console open at a time. */
export const SERVER = entity('server', { max: 100 });

/** A request: route templates only, whatever path was asked for. */
export const HTTP_LABELS = { method: HTTP_METHODS, endpoint: routeTemplate({ max: 30 }) };

/** A request that was answered. */
export const HTTP_RESULT_LABELS = { ...HTTP_LABELS, status_code: HTTP_STATUS_CODES };

/** Why seven gauges of the specification are called `_total`. */
export const TOTAL_GAUGE = {
  'counter-total': 'The specification calls this gauge `_total`; it rises and falls.',
} as const;

/** Why counters of bytes do not end in `_bytes_total`. */
export const BYTES_INSIDE = {
  'unit-suffix': 'The specification puts the unit before the last word of the name.',
} as const;
