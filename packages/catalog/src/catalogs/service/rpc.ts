import { entity, oneOf } from '../../label.ts';

/** What a call came to: `ok`, or a code of the Connect protocol (its specification, "Error Codes"). */
export const RPC_CODES = oneOf(
  'ok',
  'canceled',
  'unknown',
  'invalid_argument',
  'deadline_exceeded',
  'not_found',
  'already_exists',
  'permission_denied',
  'resource_exhausted',
  'failed_precondition',
  'aborted',
  'out_of_range',
  'unimplemented',
  'internal',
  'unavailable',
  'data_loss',
  'unauthenticated',
);

/** A service and its methods by their names in the protocol file: few, and never made up by a caller. */
export const RPC_LABELS = {
  service: entity('rpc_service', { max: 4 }),
  method: entity('rpc_method', { max: 20 }),
};
